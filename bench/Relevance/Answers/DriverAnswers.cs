using DocumentSearch.EndToEnd.Measure;
using DocumentSearch.EndToEnd.Peers;

namespace DocumentSearch.Relevance.Answers;

/// <summary>
/// Another engine, through a driver in bench/Peers that takes the packed documents, an index, the questions, a folder for its runs, and
/// the settings of its passages, for each of which it writes a run.
/// </summary>
/// <param name="Key">For --only and for file names.</param>
/// <param name="Name">For the tables.</param>
/// <param name="Settings">As the driver takes them, and as the tables call them.</param>
/// <param name="Requirements">What it needs.</param>
/// <param name="Compile">How the driver is compiled.</param>
/// <param name="Program">How it is run, its arguments left out.</param>
internal sealed record DriverAnswers(
    string Key,
    string Name,
    IReadOnlyList<(string Setting, string Name)> Settings,
    IReadOnlyList<Requirement> Requirements,
    Func<Invocation> Compile,
    Func<Invocation> Program) : IAnswerEngine
{
    public void Build() => ProcessRun.OrThrow(Compile());

    public IEnumerable<AnswerRun> Ask(PreparedAnswers prepared)
    {
        var folder = Directory.CreateDirectory(prepared.FileFor(Key, "runs")).FullName;
        var program = Program();
        ProcessRun.OrThrow(program with
        {
            Arguments =
            [
                .. program.Arguments, prepared.PackFile, prepared.FileFor(Key, "index"), prepared.QuestionsFile, folder,
                .. Settings.Select(static s => s.Setting),
            ],
        });
        return Settings.Select(s => AnswerRun.Read(
            $"{Key}-{s.Setting.Replace(':', '-')}", $"{Name}, {s.Name}", Path.Combine(folder, s.Setting + ".jsonl")));
    }
}
