using DocumentSearch.EndToEnd.Measure;

namespace DocumentSearch.EndToEnd.Peers;

/// <summary>Installs what is missing with apt-get, as root or through sudo.</summary>
internal sealed class AptPackages
{
    private bool _listsAreFresh;

    public void Provide(IEnumerable<Requirement> requirements)
    {
        string[] missing = [.. requirements.Where(requirement => !requirement.IsMet).Select(requirement => requirement.Package).Distinct(StringComparer.Ordinal)];
        if (missing.Length == 0)
            return;

        Console.Error.WriteLine($"installing {string.Join(' ', missing)}");
        try
        {
            if (!_listsAreFresh)
                ProcessRun.OrThrow(AptGet("update"));
            _listsAreFresh = true;
            ProcessRun.OrThrow(AptGet(["install", "--yes", "--no-install-recommends", .. missing]));
        }
        catch (BenchmarkException problem)
        {
            throw new BenchmarkException($"needs {string.Join(' ', missing)}; {problem.Message}");
        }
    }

    private static Invocation AptGet(params IReadOnlyList<string> arguments)
    {
        IReadOnlyList<string> quietly = ["DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet", .. arguments];
        // sudo must not ask for a password: nobody may be watching.
        return Environment.IsPrivilegedProcess
            ? new Invocation("env", quietly)
            : new Invocation("sudo", ["--non-interactive", "env", .. quietly]);
    }
}
