using System.Numerics;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using Lucene.Net.Index;

namespace DocumentSearch.Indexer.Invert;

/// <summary>
/// The tokens of documents one after the other, a number each, until they are turned into postings: four bytes a token, whatever its
/// term is. The same word of the same page of the analyzer's cache has its number from there; nothing is hashed for it again.
/// </summary>
internal sealed class TokenLog
{
    // Behind it stands the position of the token that follows.
    private const int Jump = -1;

    private readonly List<int> _ends = [];
    private int[] _entries = new int[1 << 16];
    private int _length;
    private LoggedToken[] _tokens = new LoggedToken[1 << 12];
    private int[] _counts = new int[1 << 12];
    private int _tokenCount;
    private int[] _numbers = [];
    private int _generation = -1;

    /// <summary>Number of tokens.</summary>
    public int Count { get; private set; }

    /// <summary>Number of documents that have tokens.</summary>
    public int Documents { get; private set; }

    /// <summary>Whether a token covers more than one position.</summary>
    public bool HasLengths { get; private set; }

    /// <summary>The terms, and the forms, of all tokens ever logged.</summary>
    public TermTable Terms { get; } = new();

    /// <inheritdoc cref="Terms"/>
    public TermTable Forms { get; } = new();

    /// <summary>Bytes that it takes, and that turning it into postings will.</summary>
    public long Size => (_length * (long)sizeof(int)) + (Count * (long)sizeof(ulong)) + Terms.Size + Forms.Size;

    /// <summary>Takes the tokens of a document, and says how it was inverted.</summary>
    public FieldInvertState Add(TextTokens tokens)
    {
        var entries = tokens.Entries;
        var (pages, stated) = (tokens.Pages, tokens.Stated);
        EnsureRoom(entries.Length + (2 * stated.Count));
        var (next, page, nextStated, position, overlaps) = (0, 0, 0, -1, 0);
        for (; page < pages.Count; page++)
        {
            Turn(pages[page]);
            for (; next < pages[page].End; next++)
            {
                var token = NumberOf(entries[next].Token, pages[page]);
                if (nextStated < stated.Count && stated[nextStated].Entry == next)
                {
                    position = stated[nextStated++].Position;
                    (_entries[_length++], _entries[_length++]) = (Jump, position);
                    token &= ~1;
                }
                else
                {
                    position += token & 1;
                    overlaps += 1 - (token & 1);
                }

                _counts[token >> 1]++;
                _entries[_length++] = token;
            }
        }

        _ends.Add(_length);
        Count += entries.Length;
        Documents += entries.Length > 0 ? 1 : 0;
        return new FieldInvertState(IndexFields.Body, position, entries.Length, overlaps, offset: 0, boost: 1);
    }

    /// <summary>A document without text.</summary>
    public void AddNothing() => _ends.Add(_length);

    /// <summary>The postings of the terms, or of the forms.</summary>
    /// <param name="ofForms">Which of them.</param>
    /// <param name="room">Room for as many as there are tokens.</param>
    public InvertedTerms Invert(bool ofForms, ref ulong[] room)
    {
        var table = ofForms ? Forms : Terms;
        var ends = new int[table.Count + 1];
        for (var i = 0; i < _tokenCount; i++)
            ends[TermOf(i, ofForms) + 1] += _counts[i];

        for (var i = 1; i < ends.Length; i++)
            ends[i] += ends[i - 1];

        // Each term's place is filled up from its beginning, so that what was its beginning is its end at last.
        if (room.Length < Count)
            room = GC.AllocateUninitializedArray<ulong>((int)BitOperations.RoundUpToPowerOf2((uint)Count));

        Scatter(ofForms, ends, room);
        return new InvertedTerms(table, ends, room);
    }

    /// <summary>Forgets the documents, and the terms too if they are many.</summary>
    /// <param name="maxTermsSize">Bytes that they may take.</param>
    public void Clear(long maxTermsSize)
    {
        _ends.Clear();
        Array.Clear(_counts, 0, _tokenCount);
        (_length, _tokenCount, _generation, Count, Documents, HasLengths) = (0, 0, -1, 0, 0, false);
        if (Terms.Size + Forms.Size <= maxTermsSize)
            return;

        Terms.Clear();
        Forms.Clear();
    }

    private void Scatter(bool ofForms, int[] ends, ulong[] room)
    {
        var next = 0;
        for (var document = 0; document < _ends.Count; document++)
        {
            var (end, position) = (_ends[document], -1);
            while (next < end)
            {
                var entry = _entries[next++];
                if (entry == Jump)
                {
                    position = _entries[next++];
                    continue;
                }

                position += entry & 1;
                ref readonly var token = ref _tokens[entry >> 1];
                room[ends[ofForms ? token.Form : token.Term]++] = InvertedTerms.Pack(document, position, token.Length);
            }
        }
    }

    private int TermOf(int token, bool ofForms) => ofForms ? _tokens[token].Form : _tokens[token].Term;

    // Places in a page hold as long as nothing of it is forgotten.
    private void Turn(in TokenPage page)
    {
        if (page.Generation != _generation)
            Array.Clear(_numbers);

        if (_numbers.Length < page.Tokens.Length)
            Array.Resize(ref _numbers, page.Tokens.Length);

        _generation = page.Generation;
    }

    // Twice the number of a token, and one more if it stands at a position of its own.
    private int NumberOf(int token, in TokenPage page)
    {
        var known = _numbers[token];
        if (known == 0)
            _numbers[token] = known = Number(page.Tokens[token], page.Terms) + 1;

        return known - 1;
    }

    private int Number(in CachedToken token, byte[] terms)
    {
        if (_tokenCount == _tokens.Length)
        {
            Array.Resize(ref _tokens, _tokenCount * 2);
            Array.Resize(ref _counts, _tokenCount * 2);
        }

        _tokens[_tokenCount] = new LoggedToken(
            Terms.Intern(terms.AsSpan(token.TermOffset, token.TermLength)), Forms.Intern(terms.AsSpan(token.FormOffset, token.FormLength)), token.Length);
        HasLengths |= token.Length > 1;
        return (_tokenCount++ << 1) | token.PositionIncrement;
    }

    private void EnsureRoom(int added)
    {
        if (_length + added > _entries.Length)
            Array.Resize(ref _entries, Math.Max(_length + added, _entries.Length * 2));
    }

    private readonly record struct LoggedToken(int Term, int Form, byte Length);
}
