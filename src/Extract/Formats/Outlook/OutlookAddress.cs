using System.Text;
using DocumentSearch.Extract.Formats.Mail;
using MimeKit;

namespace DocumentSearch.Extract.Formats.Outlook;

/// <summary>Whom a message is from or to.</summary>
internal static class OutlookAddress
{
    /// <summary>The sender, as mail programs write it; null if none is stated.</summary>
    internal static string? Sender(OutlookProperties message)
    {
        var name = message.Text(0x0042) ?? message.Text(0x0C1A);
        var internetAddress = message.Text(0x5D02) ?? message.Text(0x5D01);

        // what a message was sent with says more than the name that a directory has for its sender
        return internetAddress is null && message.Text(0x007D) is { } headers && InHeaders(headers) is { } sender
            ? sender
            : Of(name, internetAddress, message.Text(0x0065) ?? message.Text(0x0C1F));
    }

    /// <summary>The sender as author: without a name that only a directory knows.</summary>
    internal static string? Author(string? sender)
    {
        var address = sender?.IndexOf(" </O=", StringComparison.OrdinalIgnoreCase) ?? -1;
        return address > 0 ? sender![..address] : sender;
    }

    /// <summary>A recipient.</summary>
    internal static string? Recipient(OutlookProperties recipient) => Of(recipient.Text(0x3001), recipient.Text(0x39FE), recipient.Text(0x3003));

    /// <summary>The kind of a recipient: 1 to, 2 copy, 3 blind copy.</summary>
    internal static int Kind(OutlookProperties recipient) => recipient.Number(0x0C15) ?? 1;

    private static string? InHeaders(string headers)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(headers.TrimStart()));

        try
        {
            return HeaderList.Load(stream)[HeaderId.From] is { } from && InternetAddressList.TryParse(from, out var senders) && senders.Count > 0
                ? MailAddress.Shown(senders)
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string? Of(string? name, string? internetAddress, string? address)
    {
        address = internetAddress ?? address;

        if (name is null || address is null || name.Trim('\'').Equals(address, StringComparison.OrdinalIgnoreCase))
            return name?.Trim('\'') ?? address;

        return $"{name} <{address}>";
    }
}
