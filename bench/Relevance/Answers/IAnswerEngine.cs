using DocumentSearch.EndToEnd.Peers;

namespace DocumentSearch.Relevance.Answers;

/// <summary>An engine that shows passages.</summary>
internal interface IAnswerEngine
{
    /// <summary>For --only and for file names.</summary>
    string Key { get; }

    string Name { get; }

    IReadOnlyList<Requirement> Requirements { get; }

    /// <summary>Compiles what it needs, once.</summary>
    void Build();

    /// <summary>Indexes the documents, asks all questions, and gives what is shown for them, by each of its settings.</summary>
    IEnumerable<AnswerRun> Ask(PreparedAnswers prepared);
}
