using System.Text;

namespace DocumentSearch.Extract.Tests.Formats.Mail;

public sealed class MailFileTests
{
    private const string Head = "From: =?utf-8?q?J=C3=B6rg?= <j@x.org>\r\nTo: a@x.org, B <b@x.org>\r\nCc: c@x.org\r\nSubject: =?iso-8859-1?q?Gr=FC=DFe?=\r\n"
        + "Date: Tue, 12 Nov 2013 09:12:42 -0500\r\nMIME-Version: 1.0\r\n";

    [Fact]
    public void Reads_head_and_text()
    {
        var document = Read(Head + "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nSch=F6ne =\r\nGr=FC=DFe\r\n");

        Assert.Equal(["Heading1: Grüße", "Paragraph: Jörg <j@x.org>|→ a@x.org, B <b@x.org>|→ c@x.org", "Paragraph: Schöne Grüße"], document.Outline());
        Assert.Equal("Grüße", document.Title);
        Assert.Equal("Jörg <j@x.org>", document.Properties.Author);
        Assert.Equal(new DateTime(2013, 11, 12, 14, 12, 42, DateTimeKind.Utc), document.Date);
        Assert.Equal("mail", document.Format);
    }

    [Theory]
    [InlineData("text/plain; charset=us-ascii", "größer", "utf-8", "größer")]
    [InlineData("text/plain; charset=utf-8", "Er sagt, daß die größeren Häuser schön sind", "windows-1252", "Er sagt, daß die größeren Häuser schön sind")]
    [InlineData("text/plain; charset=utf-8; format=flowed", "a long \r\nline\r\n", "utf-8", "a long line")]
    [InlineData("text/enriched", "<bold>a</bold> <<b <param>red</param>c", "utf-8", "a <b c")]
    [InlineData("text/html", "<html><head><title>t</title></head><body><p>a &amp; b</p></body></html>", "utf-8", "a & b")]
    [InlineData("text/rtf", @"{\rtf1 a\par b}", "utf-8", "a\n\nb")]
    public void Reads_texts_of_all_kinds(string type, string text, string charset, string shown)
    {
        var encoding = charset == "utf-8" ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(charset)!;
        byte[] content = [.. Encoding.ASCII.GetBytes($"From: a@x.org\r\nMIME-Version: 1.0\r\nContent-Type: {type}\r\n\r\n"), .. encoding.GetBytes(text)];

        Assert.Equal("a@x.org\n\n" + shown, Extraction.Read("m.eml", content).Text);
    }

    [Theory]
    [InlineData("hello you", "<p>hello <b>you</b></p>", "hello you")]
    [InlineData("see the HTML", "<p>All that there is to say stands in this form of the message.</p>", "All that there is to say stands in this form of the message.")]
    public void Takes_the_better_of_two_forms(string plain, string html, string shown)
    {
        var document = Read("From: a@x.org\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n" + Part("text/plain", plain) + Part("text/html", html) + "--b--\r\n");

        Assert.Equal("a@x.org\n\n" + shown, document.Text);
    }

    [Fact]
    public void Hands_over_what_is_attached()
    {
        var (result, embedded) = EmbeddedFiles.Run("m.eml", Encoding.UTF8.GetBytes(
            "From: a@x.org\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + Part("text/plain", "see below")
            + "--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename*=utf-8''n%C3%B6te.txt\r\nContent-Transfer-Encoding: base64\r\n\r\naGVsbG8=\r\n"
            + "--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: c@x.org\r\nSubject: Inner/one\r\n\r\ninner text\r\n--b--\r\n"));

        Assert.Equal(["Paragraph: a@x.org", "Paragraph: see below", "ListItem: nöte.txt"], result.Document().Outline());
        Assert.Equal("hello", embedded["nöte.txt"].Result.Document().Text);
        Assert.Equal("Inner/one\n\nc@x.org\n\ninner text", embedded["Inner-one.eml"].Result.Document().Text);
    }

    [Fact]
    public void Reads_what_is_signed_and_says_what_is_encrypted()
    {
        var signed = Read("From: a@x.org\r\nContent-Type: multipart/signed; boundary=b; protocol=\"application/pgp-signature\"\r\n\r\n"
            + Part("text/plain", "signed") + Part("application/pgp-signature", "xyz") + "--b--\r\n");
        var encrypted = Read("From: a@x.org\r\nContent-Type: multipart/encrypted; boundary=b; protocol=\"application/pgp-encrypted\"\r\n\r\n"
            + Part("application/pgp-encrypted", "Version: 1") + Part("application/octet-stream", "xyz") + "--b--\r\n");

        Assert.Equal("a@x.org\n\nsigned", signed.Text);
        Assert.Equal("its text is encrypted", encrypted.Loss);
    }

    [Fact]
    public void Bears_parts_within_each_other_without_end()
    {
        var mail = new StringBuilder("From: a@x.org\r\nSubject: deep\r\n");
        for (var i = 0; i < 5000; i++)
            mail.Append(System.Globalization.CultureInfo.InvariantCulture, $"Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\n");

        Assert.Equal("deep", Read(mail.ToString()).Title);
    }

    [Fact]
    public void Reads_a_web_archive()
    {
        var document = Read("Subject: Page\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b; type=\"text/html\"\r\n\r\n"
            + Part("text/html", "<p>shown</p>") + "--b\r\nContent-Type: text/css\r\nContent-Location: a.css\r\n\r\np { color: red }\r\n--b--\r\n", "p.mht");

        Assert.Equal("Page\n\nshown", document.Text);
        Assert.Equal("mhtml", document.Format);
    }

    [Fact]
    public void Reads_a_message_behind_its_length() => Assert.Equal("s\n\nbody", Read("18\nSubject: s\r\n\r\nbody\r\n<plist/>", "1.emlx").Text);

    [Fact]
    public void Reads_a_file_that_is_no_mail_as_text() => Assert.Equal("just some words", Read("just some words", "m.eml").Text);

    [Fact]
    public void Knows_mail_by_its_headers() =>
        Assert.Equal("mail", Read("Return-Path: <a@x.org>\r\nFrom: a@x.org\r\n\r\ntext", "17").Format);

    [Fact]
    public void Takes_prose_for_no_mail() => Assert.Equal("text", Read("From: here to there\nDate: some day\n\nwords", "17").Format);

    private static string Part(string type, string text) => $"--b\r\nContent-Type: {type}\r\n\r\n{text}\r\n";

    private static ExtractedText Read(string mail, string name = "m.eml")
    {
        var document = Extraction.Read(name, mail);
        Extraction.AssertSound(document);
        return document;
    }
}
