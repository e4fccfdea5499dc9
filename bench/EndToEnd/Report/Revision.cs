using DocumentSearch.EndToEnd.Measure;

namespace DocumentSearch.EndToEnd.Report;

/// <summary>Which source was measured.</summary>
internal static class Revision
{
    /// <summary>The commit, with "+" if the source had changes that are in no commit.</summary>
    public static string Of(string repository)
    {
        try
        {
            string commit = ProcessRun.OrThrow(new Invocation("git", "-C", repository, "rev-parse", "--short=12", "HEAD")).Output.Trim();
            // Earlier reports lie in bench/runs and change nothing that is measured.
            string changes = ProcessRun.OrThrow(new Invocation("git", "-C", repository, "status", "--porcelain", "--", ".", ":!bench/runs")).Output;
            return changes.Length == 0 ? commit : commit + "+";
        }
        catch (BenchmarkException)
        {
            return "unknown";
        }
    }
}
