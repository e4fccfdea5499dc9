namespace DocumentSearch.Extract.Formats.Mail;

/// <summary>Names of messages that have none, by their subjects.</summary>
internal static class MailName
{
    private const int MaxSubject = 100; // UTF-16 units

    /// <summary>A name.</summary>
    /// <param name="before">What stands before the subject.</param>
    /// <param name="subject">The subject, if there is one.</param>
    /// <param name="extension">What the name ends with.</param>
    internal static string Of(string before, string? subject, string extension)
    {
        // a subject is no path
        var title = (subject ?? "").Replace('/', '-').Replace('\\', '-').Trim();
        if (title.Length > MaxSubject)
            title = title[..(char.IsHighSurrogate(title[MaxSubject - 1]) ? MaxSubject - 1 : MaxSubject)].TrimEnd();

        var name = (before + title).Trim();
        return (name.Length > 0 ? name : "message") + extension;
    }
}
