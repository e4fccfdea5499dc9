using DocumentSearch.EndToEnd.Measure;

namespace DocumentSearch.EndToEnd.Peers;

/// <summary>An engine that could not be measured, or one of its measurements, and why.</summary>
internal sealed record NotMeasured(string What, string Reason);

/// <summary>Makes each engine ready; one that cannot be made ready is named with its reason, never dropped.</summary>
internal static class Preparation
{
    public static IReadOnlyList<IPeer> Ready(IEnumerable<IPeer> peers, Workspace workspace, bool skipBuild, ICollection<NotMeasured> missing)
    {
        var packages = new AptPackages();
        var ready = new List<IPeer>();
        foreach (IPeer peer in peers)
        {
            try
            {
                packages.Provide(peer.Requirements);
                if (!skipBuild)
                    Build(peer, workspace);
                ready.Add(peer);
            }
            catch (BenchmarkException problem)
            {
                missing.Add(new NotMeasured(peer.Name, problem.Message));
            }
        }

        return ready;
    }

    private static void Build(IPeer peer, Workspace workspace)
    {
        Directory.CreateDirectory(workspace.BuildFolder(peer.Key));
        foreach (Invocation step in peer.BuildSteps(workspace))
        {
            Console.Error.WriteLine($"building {peer.Name}: {Path.GetFileName(step.Program)}");
            ProcessRun.OrThrow(step);
        }
    }
}
