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

    /// <summary>Two characters that are words of their own, together; each follows by itself.</summary>
    Bigram,
}
