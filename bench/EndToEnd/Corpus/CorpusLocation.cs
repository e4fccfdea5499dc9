using DocumentSearch.EndToEnd.Measure;

namespace DocumentSearch.EndToEnd.Corpus;

/// <summary>Finds the documents to index, unpacking their archive the first time.</summary>
internal static class CorpusLocation
{
    private const string UsualArchive = "shared/corpus/win32-docs.tar.zst";

    public static string Folder(string? asked, string repository)
    {
        string source = asked is null ? FindArchive(repository) : Path.GetFullPath(asked);
        if (Directory.Exists(source))
            return source;
        if (!File.Exists(source))
            throw new BenchmarkException($"no corpus: {source} is neither a file nor a folder");
        return Unpack(source, Workspace.WorkFolderOf(repository));
    }

    private static string FindArchive(string repository)
    {
        for (var folder = new DirectoryInfo(repository); folder is not null; folder = folder.Parent)
        {
            string archive = Path.Combine(folder.FullName, UsualArchive);
            if (File.Exists(archive))
                return archive;
        }

        throw new BenchmarkException($"no corpus: {UsualArchive} is not beside the repository or above it; name one with --corpus");
    }

    private static string Unpack(string archive, string workFolder)
    {
        string name = Path.GetFileName(archive);
        string folder = Path.Combine(workFolder, "corpus-" + name[..name.IndexOf('.', StringComparison.Ordinal)]);
        if (Directory.Exists(folder))
            return folder;

        Console.Error.WriteLine($"unpacking {name}");
        // Renamed only when complete, so that an interrupted unpacking is not taken for the corpus.
        string partial = folder + ".partial";
        if (Directory.Exists(partial))
            Directory.Delete(partial, recursive: true);
        Directory.CreateDirectory(partial);
        ProcessRun.OrThrow(new Invocation("tar", "--zstd", "-xf", archive, "-C", partial));
        Directory.Move(partial, folder);
        return folder;
    }
}
