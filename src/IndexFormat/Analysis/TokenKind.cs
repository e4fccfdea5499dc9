namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>How a token stands in the text.</summary>
public enum TokenKind : byte
{
    /// <summary>A word written by itself.</summary>
    Word,

    /// <summary>A compound as one word: "ceasefire" for cease-fire, "getusername" for getUserName. Its parts follow.</summary>
    Joined,

    /// <summary>A part of a compound.</summary>
    Part,

    /// <summary>A compound within a compound, as one word: "getusername" for the second half of Users.getUserName. Its parts follow.</summary>
    Inner,

    /// <summary>Two characters side by side of a script that is written without spaces; both are tokens too.</summary>
    Bigram,
}
