using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using DocumentSearch.Extract;
using DocumentSearch.Indexer.Source;
using DocumentSearch.Indexer.Write;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using Lucene.Net.Index;

namespace DocumentSearch.Indexer;

/// <summary>A text that a program gives to be indexed, instead of a file to be read.</summary>
/// <param name="Name">The name it is found under, as a file is under its path.</param>
/// <param name="Text">The text.</param>
/// <param name="Modified">When it was last changed, UTC.</param>
public sealed record GivenText(string Name, ExtractedText Text, DateTime Modified);

/// <summary>
/// Makes an index of texts that a program gives, in the same way as one of files. There is nothing that it could be brought up to
/// date with: it stays as it is until it is made anew.
/// </summary>
/// <param name="location">The index.</param>
/// <param name="options">How to write it.</param>
public sealed class GivenTexts(IndexLocation location, IndexerOptions options)
{
    // Nobody knows how many there will be; with this many, the writer's buffer decides when it is full.
    private const int ManyTexts = 1 << 20;

    /// <summary>Makes the index, in the place of one that was made so before.</summary>
    /// <param name="texts">The texts, each of another name; they are asked for as they are written, by one thread at a time.</param>
    /// <param name="origin">Whatever tells these texts from others.</param>
    /// <param name="language">Code of the language that words are stemmed by.</param>
    /// <param name="cancel">Ends the work early; nothing is kept of it.</param>
    /// <returns>Number of texts.</returns>
    /// <exception cref="IndexException">The index is locked, cannot be written, or one of folders.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public int Write(IEnumerable<GivenText> texts, string origin, string language, CancellationToken cancel)
    {
        RefuseFolders();
        using var turn = WriterTurn.Wait(location, options, cancel);
        var current = Generation.Current(location);
        turn.DeleteOthers(unfinished: null);
        var generation = location.Exists ? Generation.Unused(location) : current;
        var count = Write(generation, texts, origin, Language.Find(language) ?? Language.Default, cancel);
        if (generation != current)
            turn.SwitchTo(generation);

        return count;
    }

    /// <summary>Number of texts in the index, if it has just those of an origin and was written by the rules of this build.</summary>
    /// <param name="origin">The origin.</param>
    /// <param name="language">Code of the language that words are stemmed by.</param>
    /// <returns>Their number; null if it has others, or there is none.</returns>
    /// <exception cref="IndexException">The index cannot be read.</exception>
    public int? Find(string origin, string language)
    {
        if (!location.Exists)
            return null;

        var stamp = IndexSnapshot.ReadStamp(location);
        var isCurrent = stamp.Format == FormatVersion.Current && stamp.Analysis == AnalysisFingerprint.Of(language);
        return isCurrent && stamp.Origin?.Split(' ', 2) is [var count, var of] && of == origin
            ? int.Parse(count, CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>What somebody is told who wants to bring such an index up to date.</summary>
    internal static IndexException StayAsTheyAre(IndexLocation location) => new(
        IndexErrorKind.NotWritable, location.Folder, "this index holds a test collection and follows no folders; search it with --no-refresh");

    private int Write(string generation, IEnumerable<GivenText> texts, string origin, Language language, CancellationToken cancel)
    {
        using var session = IndexSession.Open(location, generation, options, ManyTexts, lastId: 0);
        var count = 0;
        try
        {
            using var next = texts.GetEnumerator();
            Parallel.For(0, Math.Max(1, options.Threads), new ParallelOptions { CancellationToken = cancel }, (_, loop) =>
            {
                using var worker = new BatchWorker(language, session, gathers: true);
                while (!loop.ShouldExitCurrentIteration && Take(next) is { } text)
                {
                    cancel.ThrowIfCancellationRequested();
                    worker.Writer.Put(null, DocumentsOf(text, worker.Fields, session.NextId()));
                    Interlocked.Increment(ref count);
                }

                worker.Writer.Flush();
            });
        }
        catch (AggregateException e)
        {
            throw session.Describe(e.Flatten().InnerExceptions[0]);
        }

        var stamp = new CommitStamp(FormatVersion.Current, AnalysisFingerprint.Of(language.Code), [], DateTime.UtcNow.Ticks)
        {
            Choices = new SourceChoices { Language = language.Code }.Write(),
            Origin = string.Create(CultureInfo.InvariantCulture, $"{count} {origin}"),
        };
        return session.CommitAndTidy(stamp) is { } failure ? throw failure : count;
    }

    private static GivenText? Take(IEnumerator<GivenText> texts)
    {
        lock (texts)
            return texts.MoveNext() ? texts.Current : null;
    }

    private static IEnumerable<IEnumerable<IIndexableField>> DocumentsOf(GivenText given, DocumentFields fields, long id)
    {
        var stamp = new SourceStamp(Encoding.UTF8.GetByteCount(given.Text.Text), given.Modified.Ticks, ChangedTicks: 0, FileNumber: 0);
        return fields.Of(new SourceFile(given.Name, stamp), id, Hash(given.Text), [given.Text]);
    }

    private static UInt128 Hash(ExtractedText text)
    {
        var hash = new XxHash128();
        var properties = text.Properties;
        hash.Append(MemoryMarshal.AsBytes($"{text.Title}\0{properties.Author}\0{properties.Keywords}\0{properties.Description}\0{properties.Language}\0".AsSpan()));
        hash.Append(MemoryMarshal.AsBytes(text.Text.AsSpan()));
        return hash.GetCurrentHashAsUInt128();
    }

    private void RefuseFolders()
    {
        if (location.Exists && IndexSnapshot.ReadStamp(location).Origin is null)
            throw new IndexException(IndexErrorKind.NotWritable, location.Folder, "there is an index of folders here; name another place");
    }
}
