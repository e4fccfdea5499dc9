using CsCheck;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.IndexFormat.Passages;
using DocumentSearch.Testing;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace DocumentSearch.IndexFormat.Tests.Analysis;

public sealed class TextTokenStreamTests
{
    private readonly record struct Posting(string Term, int Position, int Length);

    private static readonly FieldType WithPositions = new()
    {
        IsIndexed = true,
        IsTokenized = true,
        OmitNorms = true,
        IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS,
    };

    private static readonly Gen<string?> Stated = Gen.Frequency((1, Gen.Const((string?)null)), (1, RandomText.Texts.Select(text => (string?)text)));

    [Fact]
    public void Lucene_reads_back_exactly_the_tokens_of_the_analyzer() => Gen.Select(RandomText.Texts, RandomText.Texts, Stated, Stated, Stated).Array[200].Sample(
        texts =>
        {
            using var folder = new TempFolder();
            var location = IndexLocation.At(folder[".search"]);
            Directory.CreateDirectory(location.SegmentsFolder);
            using var directory = IndexDirectory.Open(location);
            using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, null)))
            {
                using var tokens = new TextTokens(new TextAnalyzer());
                foreach (var (text, title, author, keywords, description) in texts)
                {
                    tokens.Read(text, new StatedWords(title, author, keywords, description));
                    writer.AddDocument([new Field(IndexFields.Body, tokens.Body, WithPositions), new Field(IndexFields.Forms, tokens.Forms, WithPositions)]);
                }

                writer.Commit();
            }

            var body = ReadBack(directory, IndexFields.Body, texts.Length);
            var forms = ReadBack(directory, IndexFields.Forms, texts.Length);
            for (var i = 0; i < texts.Length; i++)
            {
                Assert.Equal(Sorted(Expected(texts[i], t => t.Term)), Sorted(body[i]));
                Assert.Equal(Sorted(Expected(texts[i], t => t.Form)), Sorted(forms[i]));
            }
        },
        iter: 5,
        threads: 1);

    [Fact]
    public void It_ends_and_can_be_read_again()
    {
        using var tokens = new TextTokens(new TextAnalyzer());
        foreach (var (text, title) in new[] { ("one two-three... ", null), ("", null), ("four", "five  "), ("", "six") })
        {
            for (var round = 0; round < 2; round++)
            {
                tokens.Read(text, new StatedWords(title));
                foreach (var stream in new[] { tokens.Body, tokens.Forms })
                {
                    var term = stream.GetAttribute<ITermToBytesRefAttribute>();
                    stream.Reset();
                    var terms = new List<string>();
                    while (stream.IncrementToken())
                        terms.Add(term.BytesRef.Utf8ToString());

                    Assert.False(stream.IncrementToken());
                    stream.End();
                    Assert.Equal(new TextAnalyzer().Analyze($"{text} {title}").Select(t => stream == tokens.Body ? t.Term : t.Form), terms);
                }
            }
        }
    }

    [Fact]
    public void A_text_of_more_spellings_than_are_remembered_keeps_its_tokens()
    {
        var text = string.Join(' ', Enumerable.Range(0, 300_000).Select(i => $"{i}X{i % 7}"));
        using var tokens = new TextTokens(new TextAnalyzer());
        for (var round = 0; round < 2; round++)
        {
            tokens.Read(text);
            var term = tokens.Forms.GetAttribute<ITermToBytesRefAttribute>();
            tokens.Forms.Reset();
            foreach (var token in new TextAnalyzer().Analyze(text))
            {
                Assert.True(tokens.Forms.IncrementToken());
                Assert.Equal(token.Form, term.BytesRef.Utf8ToString());
            }

            Assert.False(tokens.Forms.IncrementToken());
        }
    }

    [Fact]
    public void The_positions_of_headings_are_those_of_their_words()
    {
        const string Text = "First e-mail\n\nText. Two\n...\nEnd";
        Sentence[] sentences =
        [
            new(0, 12, SentenceKind.Heading, true), new(14, 19, SentenceKind.Prose, true), new(20, 23, SentenceKind.Heading, true),
            new(24, 27, SentenceKind.Heading, true), new(28, 31, SentenceKind.Heading, true),
        ];
        using var tokens = new TextTokens(new TextAnalyzer());
        tokens.Read(Text, new StatedWords("A title"), sentences);
        Assert.Equal([new(0, 3), new(4, 5), new(5, 6)], tokens.Headings.Ranges);
        tokens.Read(Text, new StatedWords("A title"), [new Sentence(0, 31, SentenceKind.Prose, true)]);
        Assert.Empty(tokens.Headings.Ranges);
    }

    private static IEnumerable<Posting> Expected((string, string, string?, string?, string?) read, Func<AnalyzedToken, string> term)
    {
        var (text, title, author, keywords, description) = read;
        var analyzer = new TextAnalyzer();
        foreach (var (words, position) in new[]
        {
            (text, 0), (title, IndexFields.TitlePosition), (author, IndexFields.AuthorPosition), (keywords, IndexFields.KeywordsPosition),
            (description, IndexFields.DescriptionPosition),
        })
        {
            if (position > 0 && string.IsNullOrEmpty(words))
                continue;

            foreach (var t in analyzer.Analyze(words!))
                yield return new(term(t), position + t.Position, t.Length);
        }
    }

    private static List<Posting>[] ReadBack(Lucene.Net.Store.Directory directory, string field, int documents)
    {
        var found = Enumerable.Range(0, documents).Select(_ => new List<Posting>()).ToArray();
        using var reader = DirectoryReader.Open(directory);
        foreach (var leaf in reader.Leaves)
        {
            var terms = leaf.AtomicReader.GetTerms(field).GetEnumerator();
            while (terms.MoveNext())
            {
                var postings = terms.DocsAndPositions(null, null, DocsAndPositionsFlags.PAYLOADS);
                while (postings.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
                {
                    for (var i = 0; i < postings.Freq; i++)
                    {
                        var (position, payload) = (postings.NextPosition(), postings.GetPayload());
                        var length = payload is null ? 1 : payload.Bytes[payload.Offset];
                        found[leaf.DocBase + postings.DocID].Add(new Posting(terms.Term.Utf8ToString(), position, length));
                    }
                }
            }
        }

        return found;
    }

    private static IEnumerable<Posting> Sorted(IEnumerable<Posting> postings) =>
        postings.OrderBy(p => p.Position).ThenBy(p => p.Term, StringComparer.Ordinal).ThenBy(p => p.Length);
}
