using CsCheck;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests;

public sealed class RandomChangesTests
{
    private static readonly string[] Names = ["a.txt", "b.txt", "c.md", "d/a.txt", "d/e/b.txt", "f.cs"];
    private static readonly string[] Words = ["apple", "banana", "cherry", "date"];

    private enum Change
    {
        Write,
        Delete,
        Move,
        Touch,
        Update,
        UpdateAndCancel,
    }

    [Theory]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    public void An_index_brought_up_to_date_answers_as_a_new_one(int gatheredFiles) =>
        Gen.Select(Gen.Enum<Change>(), Gen.Int[0, 5], Gen.Int[0, 5], Gen.OneOf(Words).Array[0, 3]).Array[1, 40].Sample(
            steps =>
            {
                using var folder = new IndexedFolder { Options = new() { Threads = 2, GatheredFiles = gatheredFiles, LockTimeout = TimeSpan.Zero } };
                foreach (var (change, at, to, words) in steps)
                    Apply(folder, change, Names[at], Names[to], string.Join(' ', words));

                folder.Files.Write("last.txt", "last");
                folder.Update();
                using var fresh = new IndexedFolder();
                foreach (var name in Names.Append("last.txt").Where(n => File.Exists(folder.Files[n])))
                    fresh.Files.Write(name, File.ReadAllBytes(folder.Files[name]));

                fresh.Update();
                foreach (var query in Words.Append("last").Append("apple OR banana").Append("+apple -banana").Append("\"apple banana\""))
                    Assert.Equal(fresh.Paths(query).Order(StringComparer.Ordinal), folder.Paths(query).Order(StringComparer.Ordinal));
                foreach (var name in Names)
                    Assert.Equal(fresh.Read(name), folder.Read(name));

                var (status, expected) = (folder.Status(), fresh.Status());
                Assert.Equal((expected.Seen, expected.Indexed, 0), (status.Seen, status.Indexed, status.Behind));
                Assert.Equal(expected.Skipped, status.Skipped);
            },
            iter: 25,
            threads: 1);

    private static void Apply(IndexedFolder folder, Change change, string name, string other, string text)
    {
        switch (change)
        {
            case Change.Write:
                folder.Files.Write(name, text);
                break;
            case Change.Delete when File.Exists(folder.Files[name]):
                folder.Files.Delete(name);
                break;
            case Change.Move when File.Exists(folder.Files[name]):
                folder.Files.Move(name, other);
                break;
            case Change.Touch when File.Exists(folder.Files[name]):
                File.SetLastWriteTimeUtc(folder.Files[name], new DateTime(2000, 1, 1 + text.Length, 0, 0, 0, DateTimeKind.Utc));
                break;
            case Change.Update:
                folder.Update();
                break;
            case Change.UpdateAndCancel:
                using (var cancel = new CancellationTokenSource())
                    folder.Updater.Update([folder.Files.FullPath], new CancelAtOnce(cancel), cancel.Token);
                break;
        }
    }

    private sealed class CancelAtOnce(CancellationTokenSource cancel) : IProgress<UpdateProgress>
    {
        public void Report(UpdateProgress value) => cancel.Cancel();
    }
}
