using System.Text;

namespace DocumentSearch.Extract.Tests.Formats.Mail;

public sealed class MailboxTests
{
    private const string Mailbox = "From a@x.org Mon Jun 01 04:28:28 2009\nFrom: a@x.org\nSubject: First\n\nOne.\nFrom here on nothing new.\n>From there too.\n\n"
        + "From b@x.org Mon Jun 01 05:28:28 2009\nFrom: b@x.org\nSubject: a/b\n\nTwo.\n";

    [Fact]
    public void Reads_each_message_as_a_document()
    {
        var (result, embedded) = EmbeddedFiles.Run("in.mbox", Encoding.UTF8.GetBytes(Mailbox));

        Assert.Equal("2 messages", result.Document().Text);
        Assert.Equal(["0001 First.eml", "0002 a-b.eml"], embedded.Keys);
        Assert.EndsWith("One.\nFrom here on nothing new.\n>From there too.", embedded["0001 First.eml"].Result.Document().Text, StringComparison.Ordinal);
        Assert.Equal("a/b\n\nb@x.org\n\nTwo.", embedded["0002 a-b.eml"].Result.Document().Text);
    }

    [Fact]
    public void Says_how_many_there_are_where_they_are_not_read() =>
        Assert.Equal("2 messages", Extraction.Read("in.mbox", Mailbox).Text);

    [Fact]
    public void Knows_a_mailbox_without_a_name_by_its_content()
    {
        var mailbox = Mailbox.Replace("Subject: First", "Message-ID: <1@x.org>", StringComparison.Ordinal);
        Assert.Equal("2 messages", Extraction.Read("Inbox", mailbox).Text);
    }

    [Fact]
    public void Stops_where_there_are_more_messages_than_may_be()
    {
        var (result, embedded) = EmbeddedFiles.Run("in.mbox", Encoding.UTF8.GetBytes(Mailbox), ExtractLimits.Default with { MaxEmbedded = 1 });

        Assert.Equal("it holds more than 1 files", result.Document().Loss);
        Assert.Single(embedded);
    }
}
