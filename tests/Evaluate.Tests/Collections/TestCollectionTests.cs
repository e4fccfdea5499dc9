using DocumentSearch.Evaluate.Collections;
using DocumentSearch.Indexer;
using DocumentSearch.Testing;

namespace DocumentSearch.Evaluate.Tests.Collections;

public sealed class TestCollectionTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<string> _told = [];

    [Fact]
    public void Beir_form()
    {
        _folder.Write("corpus.jsonl", """
            {"_id": "d1", "title": "A title", "text": "Some text"}
            {"_id": 7, "text": "No title", "metadata": {}}
            """);
        _folder.Write("queries.jsonl", """{"_id": "q1", "text": "what is \"x\"?"}""");
        _folder.Write("qrels/test.tsv", "query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\t7\t0\n");
        _folder.Write("qrels/train.tsv", "query-id\tcorpus-id\tscore\nq1\t7\t1\n");
        var collection = Open();
        Assert.Equal([new Topic("q1", "what is \"x\"?")], collection.Topics);
        Assert.Equal(["q1"], collection.Judgments.Topics);
        Assert.Equal([("d1", "A title", "Some text"), ("7", null, "No title")], Documents(collection));
        Assert.Equal(["7"], Open(qrels: "qrels/train.tsv").Judgments.RelevantDocuments);
        Assert.Empty(_told);
    }

    [Fact]
    public void Trec_form()
    {
        _folder.Write("docs/a.sgml", """
            <DOC>
            <DOCNO> FT911-1 </DOCNO>
            <HEADLINE>
            A headline
            </HEADLINE>
            <TEXT>
            <P>AT&amp;T, and 1 < 2</P>
            </TEXT>
            </DOC>
            <DOC><DOCNO>FT911-2</DOCNO>Second</DOC><doc><docno>FT911-3</docno>Third</doc>
            """);
        _folder.Write("topics.301", """
            <top>
            <num> Number: 301
            <title> International
            Organized Crime

            <desc> Description:
            Which?
            </top>
            <top><num>302</num><title>Poliomyelitis &amp; Post-Polio</title></top>
            """);
        _folder.Write("qrels.301", "301 0 FT911-1 1\n302 0 FT911-3 0\n");
        var collection = Open();
        Assert.Equal([new Topic("301", "International Organized Crime"), new Topic("302", "Poliomyelitis & Post-Polio")], collection.Topics);
        Assert.Equal([("FT911-1", "A headline", "AT&T, and 1 < 2"), ("FT911-2", null, "Second"), ("FT911-3", null, "Third")], Documents(collection));
        Assert.Equal(["301"], collection.Judgments.Topics);
        Assert.Empty(_told);
    }

    [Fact]
    public void Files_of_ones_own()
    {
        _folder.Write("documents/a.txt", "Alpha");
        _folder.Write("documents/sub/b.txt", "Beta");
        _folder.Write("documents/sub/c.md", "# Gamma\n\nText\n");
        _folder.Write("documents/image.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13]);
        _folder.Write("topics.tsv", "1\tfirst question\n2\tsecond\n");
        _folder.Write("qrels.txt", "1 0 a 1\n2 0 sub/b.txt 1\n2 0 gone.txt 1\n");
        var collection = Open();
        Assert.Equal([new Topic("1", "first question"), new Topic("2", "second")], collection.Topics);
        Assert.Equal([("a", null, "Alpha"), ("sub/b.txt", null, "Beta"), ("sub/c.md", "Gamma", "# Gamma\n\nText\n")], Documents(collection));
        Assert.Equal(
            [$"{_folder["documents/image.png"]}: PNG image is not a supported format; it is passed over", $"{_folder["documents"]}: 1 of 3 relevant documents are not there, such as gone.txt"],
            _told);
    }

    [Fact]
    public void Broken_lines_are_told_with_their_place_and_passed_over()
    {
        var corpus = _folder.Write("corpus.jsonl", "{\"_id\": \"d1\", \"text\": \"Some text\"}\n\n{broken\n[1]\n{\"_id\": \"d2\"}\n{\"_id\":\"d3\",\"text\":\"\\ud83d\"}\n");
        var topics = _folder.Write("topics", "1\tone\nno tab\n1\tagain\n");
        var qrels = _folder.Write("qrels.tsv", "query-id\tcorpus-id\tscore\n1\td1\t1\n1\td2\tmany\n1 d1\n");
        Assert.Equal([("d1", null, "Some text")], Documents(Open()));
        Assert.Equal(
            [
                $"{topics}:2: the line is no topic (number, tab, text); it is passed over",
                $"{topics}: topic 1 stands there twice; the first one counts",
                $"{qrels}:3: the line is no judgment (topic, document, grade); it is passed over",
                $"{qrels}:4: the line is no judgment (topic, document, grade); it is passed over",
                .. new[] { 3, 4, 5, 6 }.Select(line => $"{corpus}:{line}: the line is no JSON object with an _id and a text; it is passed over"),
            ],
            _told);
    }

    [Fact]
    public void What_is_missing_or_not_clear_is_told()
    {
        Complains($"{_folder["none"]}: no such folder", () => CollectionFiles.Find(_folder["none"], null, null, null));
        Complains($"{_folder.FullPath}: has no documents (corpus.jsonl, documents/ or docs/); name them with --documents", () => Open());
        _folder.Write("docs/a.txt", "Alpha");
        _folder.Write("topics.1", "1\tone\n");
        _folder.Write("topics.2", "");
        Complains($"{_folder.FullPath}: several files could be meant (topics.1, topics.2); name one with --topics", () => Open());
        Complains("nowhere: no such file", () => Open(topics: "nowhere"));
        Complains($"{_folder.FullPath}: has no judgments (qrels/test.tsv or a file qrels*); name them with --qrels", () => Open(topics: "topics.1"));
        _folder.Write("qrels", "1 0 a 0\n");
        Complains($"{_folder["qrels"]}: no document is judged to be relevant to anything", () => Open(topics: "topics.1"));
        Complains($"{_folder["topics.2"]}: no topics", () => Open(topics: "topics.2"));
    }

    [Theory]
    // zlib's crc32 of the number.
    [InlineData("1", TopicHalf.Odd)] // 0x83DCEFB7
    [InlineData("2", TopicHalf.Odd)] // 0x1AD5BE0D
    [InlineData("123456789", TopicHalf.Even)] // 0xCBF43926
    public void Halves_go_by_CRC_32(string id, TopicHalf half) => Assert.Equal(half, Topic.HalfOf(id));

    public void Dispose() => _folder.Dispose();

    private static void Complains(string message, Action action) => Assert.Equal(message, Assert.Throws<CollectionException>(action).Message);

    private TestCollection Open(string? topics = null, string? qrels = null) =>
        TestCollection.Open(CollectionFiles.Find(_folder.FullPath, null, topics, qrels), _told.Add);

    private List<(string Id, string? Title, string Text)> Documents(TestCollection collection) =>
        [.. collection.Documents(_told.Add, TestContext.Current.CancellationToken).Select((GivenText d) => (d.Name, d.Text.Title, d.Text.Text))];
}
