namespace DocumentSearch.Testing;

/// <summary>Real data that a checkout may have beside it: a folder <c>shared</c> in this folder or one above it.</summary>
public static class SharedData
{
    public const string Absent = "there is no such folder shared above the tests";

    /// <summary>The full path of something in it, or null if it is not there.</summary>
    public static string? Find(params string[] names)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine([folder.FullName, "shared", .. names]);
            if (Path.Exists(path))
                return path;
        }

        return null;
    }
}
