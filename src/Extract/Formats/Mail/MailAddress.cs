using MimeKit;

namespace DocumentSearch.Extract.Formats.Mail;

/// <summary>How addresses are shown.</summary>
internal static class MailAddress
{
    /// <summary>One by one, each with its name if it has one; those of groups stand alone.</summary>
    internal static string[] All(InternetAddressList addresses) => [.. addresses.Mailboxes.Select(Shown).Where(a => a.Length > 0)];

    /// <summary>Several of them in one line.</summary>
    internal static string Shown(InternetAddressList addresses) => string.Join(", ", All(addresses));

    private static string Shown(MailboxAddress mailbox)
    {
        var name = mailbox.Name?.Trim();
        return string.IsNullOrEmpty(name) ? mailbox.Address : string.IsNullOrEmpty(mailbox.Address) ? name : $"{name} <{mailbox.Address}>";
    }
}
