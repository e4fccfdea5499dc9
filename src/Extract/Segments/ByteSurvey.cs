using System.IO.Hashing;
using DocumentSearch.Extract.Detection;

namespace DocumentSearch.Extract.Segments;

/// <summary>What one pass over all bytes of a file finds out.</summary>
/// <param name="Hash">Their XXH128.</param>
/// <param name="Evidence">What they say of the encoding.</param>
internal sealed record ByteSurvey(UInt128 Hash, EncodingEvidence Evidence)
{
    private const int BufferBytes = 64 << 10;

    /// <summary>Reads a stream from its beginning.</summary>
    /// <param name="content">The stream.</param>
    /// <param name="maxBytes">Where to stop, should the file grow meanwhile; one byte more is read to tell.</param>
    /// <param name="cancel">Ends the work early.</param>
    internal static ByteSurvey Of(Stream content, long maxBytes, CancellationToken cancel)
    {
        var hash = new XxHash128();
        var evidence = new EncodingEvidence();
        var buffer = new byte[EncodingEvidence.Overlap + BufferBytes];
        var known = 0; // bytes of the last window that are given again
        int read;
        content.Position = 0;

        while (evidence.Length <= maxBytes && (read = content.Read(buffer.AsSpan(known))) > 0)
        {
            cancel.ThrowIfCancellationRequested();
            var window = buffer.AsSpan(0, known + read);
            hash.Append(window[known..]);
            evidence.Add(window, known);

            known = Math.Min(EncodingEvidence.Overlap, window.Length);
            window[^known..].CopyTo(buffer);
        }

        return new(hash.GetCurrentHashAsUInt128(), evidence);
    }
}
