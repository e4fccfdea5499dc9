using System.IO.Hashing;
using DocumentSearch.Extract.Detection;

namespace DocumentSearch.Extract.Segments;

/// <summary>What one pass over all bytes of a file finds out.</summary>
/// <param name="Hash">Their XXH128.</param>
/// <param name="Evidence">What they say of the encoding.</param>
/// <param name="IsEncodedMail">Whether they are mail in a transfer encoding.</param>
internal sealed record ByteSurvey(UInt128 Hash, EncodingEvidence Evidence, bool IsEncodedMail)
{
    private const int BufferBytes = 64 << 10;

    private static readonly int Overlap = Math.Max(EncodingEvidence.Overlap, MailMessage.Overlap);

    /// <summary>Reads a stream from its beginning.</summary>
    /// <param name="content">The stream.</param>
    /// <param name="named">The format that the file's name promises, if any.</param>
    /// <param name="maxBytes">Where to stop, should the file grow meanwhile; one byte more is read to tell.</param>
    /// <param name="cancel">Ends the work early.</param>
    internal static ByteSurvey Of(Stream content, DocumentFormat? named, long maxBytes, CancellationToken cancel)
    {
        var hash = new XxHash128();
        var evidence = new EncodingEvidence();
        var isEncodedMail = false;
        var buffer = new byte[Overlap + BufferBytes];
        var known = 0; // bytes of the last window that are given again
        int read;
        content.Position = 0;

        while (evidence.Length <= maxBytes && (read = content.Read(buffer.AsSpan(known))) > 0)
        {
            cancel.ThrowIfCancellationRequested();
            var window = buffer.AsSpan(0, known + read);
            hash.Append(window[known..]);
            evidence.Add(window, known);
            isEncodedMail |= named is not null && MailMessage.IsEncoded(named, window);

            known = Math.Min(Overlap, window.Length);
            window[^known..].CopyTo(buffer);
        }

        return new(hash.GetCurrentHashAsUInt128(), evidence, isEncodedMail);
    }
}
