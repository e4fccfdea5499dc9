namespace DocumentSearch.Speed.Queries;

/// <summary>Kinds of queries; their names in small letters are those of the files and reports.</summary>
internal enum QueryClass
{
    /// <summary>A word that more than one document of twenty has.</summary>
    High,

    /// <summary>A word that one document of a hundred to one of a thousand has.</summary>
    Medium,

    /// <summary>A word that 3 to 50 documents have.</summary>
    Low,

    /// <summary>Two words of one document, both required.</summary>
    And2,

    /// <summary>Two words of one document, of which any is enough.</summary>
    Or2,

    /// <summary>Three such words.</summary>
    Or3,

    /// <summary>Five such words.</summary>
    Or5,

    /// <summary>Two words that stand side by side in a document, as a phrase.</summary>
    Phrase,

    /// <summary>The first three or four letters of a word.</summary>
    Prefix,

    /// <summary>A word with one letter changed, left out or put in.</summary>
    Fuzzy1,
}
