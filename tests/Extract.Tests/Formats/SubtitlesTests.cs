namespace DocumentSearch.Extract.Tests.Formats;

public sealed class SubtitlesTests
{
    [Theory]
    [InlineData("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n<i>The time</i>\nhas come.\n\n2\n00:00:03,000 --> 00:00:04,000\n42\n", "<i>The time</i>|has come.", "42")]
    [InlineData("a.srt", "1\n00:00:01,000 --> 00:00:02,000\none\n2\n00:00:03,000 --> 00:00:04,000\ntwo", "one", "two")]
    [InlineData("a.vtt", "WEBVTT - Walrus\nKind: captions\n\nNOTE\nnot shown\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:02.000 align:start\n- The time\n- has come.\n\n01:00:03.000 --> 01:00:04.000\nNOTE that.", "- The time|- has come.", "NOTE that.")]
    [InlineData("a.sbv", "0:00:01.000,0:00:02.000\none\ntwo\n\n0:00:03.000,0:00:04.000\nthree", "one|two", "three")]
    [InlineData("a.sub", "{10}{20}one|two\n{30}{40}three", "one|two", "three")]
    [InlineData("a.ass", "[Script Info]\nTitle: Walrus\n\n[V4+ Styles]\nStyle: Default,Arial\n\n[Events]\nFormat: Layer, Start\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,The time, they say,\\Nhas come.\nComment: 0,x", "The time, they say,\\Nhas come.")]
    public void What_is_said_are_paragraphs(string path, string text, params string[] cues) =>
        Assert.Equal(cues.Select(static cue => "Paragraph: " + cue), Extraction.Read(path, text).Outline());

    [Theory]
    [InlineData("a.vtt", "WEBVTT - Walrus\n\n00:01.000 --> 00:02.000\nx")]
    [InlineData("a.ass", "[Script Info]\n; made by hand\nTitle: Walrus\n\n[Events]\nTitle: no")]
    public void The_header_states_the_title(string path, string text) => Assert.Equal("Walrus", Extraction.Read(path, text).Title);

    [Theory]
    [InlineData("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nx")]
    [InlineData("a.ass", "[Script Info]\nTitle: Default Aegisub file\n")]
    [InlineData("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nx")]
    public void Others_have_none(string path, string text) => Assert.Null(Extraction.Read(path, text).Title);
}
