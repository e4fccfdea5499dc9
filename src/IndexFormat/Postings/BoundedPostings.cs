using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace DocumentSearch.IndexFormat.Postings;

/// <summary>
/// The postings of a term, as <see cref="TermsEnum"/> gives them of an index of this format. Documents are read 128 at a time, their
/// frequencies and positions when they are asked for. Where <see cref="HasBounds"/>, whole blocks and groups of blocks can be passed over
/// that cannot have a document good enough (<see cref="OpenBounds"/>).
/// </summary>
public sealed class BoundedPostings : DocsAndPositionsEnum
{
    private readonly PostingsReader _reader;
    private readonly IndexInput _input;
    private readonly BlockCursor _blocks;
    private readonly DocBlock _block;
    private readonly byte[] _inline = new byte[PostingsTermState.MaxInlineBytes];
    private readonly ByteArrayDataInput _inlineInput = new();
    private readonly BytesRef _payload = new(new byte[1], 0, 1);

    private PositionCursor? _positions;
    private IndexOptions _options;
    private IBits? _liveDocs;
    private bool _withLengths;
    private bool _withOffsets;
    private bool _hasBegunPositions;
    private int _docFrequency;
    private long _total;
    private long _docPointer;
    private long _positionPointer;
    private int _onlyDoc;
    private bool _isInline;
    private bool _hasGroups;

    // The block that has been read.
    private int _lastDoc;
    private int _index;
    private int _doc;
    private long _blockOrdinal;
    private long _blockPositions;

    // All positions of a document, and the lengths of its tokens if any is not 1.
    private int[] _all = [];
    private int[] _allLengths = [];
    private int _allOf;
    private bool _hasLongTokens;

    // The positions before those of the document at which these are counted.
    private int _counted;
    private long _ordinal;
    private int _positionsOf;
    private int _position;
    private int _start;
    private int _end;

    internal BoundedPostings(PostingsReader reader)
    {
        _reader = reader;
        _input = (IndexInput)reader.DocInput.Clone();
        _blocks = new BlockCursor(_input, reader.DocCount);
        _block = new DocBlock(_input, reader.DocCount);
    }

    /// <summary>
    /// Whether bounds are known: of terms of at least 128 documents in a segment whose lengths were known when it was written. Of fewer
    /// documents all can be read as fast.
    /// </summary>
    public bool HasBounds => _hasGroups && _blocks.HasBounds;

    /// <inheritdoc/>
    public override int DocID => _doc;

    /// <inheritdoc/>
    public override int Freq => _block.FrequencyAt(_index);

    /// <inheritdoc/>
    public override int StartOffset => _withOffsets ? _start : -1;

    /// <inheritdoc/>
    public override int EndOffset => _withOffsets ? _end : -1;

    /// <inheritdoc/>
    public override long GetCost() => _docFrequency;

    /// <summary>The bounds, which are gone through beside the postings; null if none are known.</summary>
    public BoundsCursor? OpenBounds()
    {
        if (!HasBounds)
            return null;

        var blocks = new BlockCursor((IndexInput)_reader.DocInput.Clone(), _reader.DocCount);
        blocks.Begin(_docPointer, _docFrequency, HasPositions ? _positionPointer : null);
        return new BoundsCursor(blocks);
    }

    /// <summary>
    /// Moves to the first document, deleted or not, that is not before a target, and gives it with all behind it in its block. From there
    /// <see cref="Advance"/> goes on as from a document that it returned.
    /// </summary>
    /// <param name="target">A document, not before the current one.</param>
    /// <param name="documents">The documents, ascending; none if there are no more. The spans hold until the next call.</param>
    /// <param name="frequencies">How often the term occurs in each.</param>
    public void ReadFrom(int target, out ReadOnlySpan<int> documents, out ReadOnlySpan<int> frequencies)
    {
        documents = frequencies = [];
        if (!Find(target))
            return;

        _doc = _block[_index];
        documents = _block.DocumentsFrom(_index);
        frequencies = _block.FrequenciesFrom(_index);
    }

    /// <summary>The same without frequencies, which are not read.</summary>
    /// <param name="target">A document, not before the current one.</param>
    public ReadOnlySpan<int> ReadFrom(int target)
    {
        if (!Find(target))
            return [];

        _doc = _block[_index];
        return _block.DocumentsFrom(_index);
    }

    /// <summary>How often the term occurs in each of the documents that were read last, if nothing else was asked for since.</summary>
    public ReadOnlySpan<int> Frequencies() => _block.FrequenciesFrom(_index);

    /// <summary>Moves to the first document, deleted or not, that is not before a target, as <see cref="Advance"/> does.</summary>
    /// <param name="target">A document, not before the current one.</param>
    public int FirstFrom(int target)
    {
        if (target <= _doc)
            return _doc;

        return Find(target) ? _doc = _block[_index] : _doc;
    }

    /// <summary>Whether a document is deleted, if that was not to be left to others.</summary>
    public bool IsDeleted(int doc) => _liveDocs?.Get(doc) == false;

    /// <inheritdoc/>
    public override int NextDoc()
    {
        do
        {
            if (++_index >= _block.Count && !ReadBlock(_lastDoc + 1))
                return End();

            _doc = _block[_index];
        }
        while (_liveDocs?.Get(_doc) == false);

        return _doc;
    }

    /// <inheritdoc/>
    public override int Advance(int target)
    {
        if (!Find(target))
            return _doc;

        _doc = _block[_index];
        return _liveDocs?.Get(_doc) == false ? NextDoc() : _doc;
    }

    /// <inheritdoc/>
    public override int NextPosition()
    {
        if (_positionsOf != _doc)
            BeginPositions(_index);

        var positions = _positions!;
        positions.MoveNext();
        _position += positions.Delta;
        if (_withOffsets)
        {
            _start += positions.Start;
            _end = _start + positions.Width;
        }

        return _position;
    }

    /// <inheritdoc/>
    public override BytesRef? GetPayload()
    {
        var length = _positions!.Length;
        if (length == 0)
            return null;

        _payload.Bytes[0] = (byte)(length - 1);
        return _payload;
    }

    /// <summary>
    /// Reads all positions of the current document at once, instead of asking for one after the other; that may be asked for again, until it
    /// goes on to another document.
    /// </summary>
    /// <param name="positions">The positions, ascending.</param>
    /// <param name="lengths">How many positions each token covers; empty if each covers one, or lengths were not asked for.</param>
    public void ReadPositions(out ReadOnlySpan<int> positions, out ReadOnlySpan<int> lengths) => ReadPositions(0, out positions, out lengths);

    /// <summary>The same of one of the documents that <see cref="ReadFrom(int)"/> gave, where it stays nevertheless.</summary>
    /// <param name="at">Number of the document among them, not before one that was asked for.</param>
    /// <param name="positions">The positions, ascending.</param>
    /// <param name="lengths">How many positions each token covers; empty if each covers one, or lengths were not asked for.</param>
    public void ReadPositions(int at, out ReadOnlySpan<int> positions, out ReadOnlySpan<int> lengths)
    {
        var index = _index + at;
        var count = _block.FrequencyAt(index);
        if (_allOf != _block[index])
            ReadAll(index, count);

        positions = _all.AsSpan(0, count);
        lengths = _hasLongTokens ? _allLengths.AsSpan(0, count) : [];
    }

    internal bool IsOf(PostingsReader reader) => _reader == reader;

    internal void Begin(IndexOptions options, PostingsTermState state, IBits? liveDocs, bool withLengths, bool withOffsets)
    {
        _options = options;
        _liveDocs = liveDocs;
        _docFrequency = state.DocFreq;
        _total = options >= IndexOptions.DOCS_AND_FREQS ? state.TotalTermFreq : state.DocFreq;
        _docPointer = state.DocPointer;
        _positionPointer = state.PositionPointer;
        _onlyDoc = state.OnlyDoc;
        _isInline = state.InlineLength > 0;
        if (_isInline)
        {
            state.Inline.AsSpan(0, state.InlineLength).CopyTo(_inline);
            _inlineInput.Reset(_inline, 0, state.InlineLength);
        }

        _withLengths = withLengths;
        _withOffsets = withOffsets && HasOffsets;
        _hasBegunPositions = false;
        _hasGroups = _docFrequency >= PackedBlock.Size;
        if (_hasGroups)
            _blocks.Begin(_docPointer, _docFrequency, HasPositions ? _positionPointer : null);

        (_lastDoc, _index, _doc, _positionsOf, _allOf) = (-1, -1, -1, -1, -1);
        _block.Clear();
    }

    private int End()
    {
        _block.Clear();
        (_index, _lastDoc) = (0, NO_MORE_DOCS - 1);
        return _doc = NO_MORE_DOCS;
    }

    // Moves to the first document, deleted or not, that is not before a target.
    private bool Find(int target)
    {
        if ((target > _lastDoc || _block.Count == 0) && !ReadBlock(target))
        {
            End();
            return false;
        }

        _index = _block.Find(target, _index);
        if (_index < _block.Count)
            return true;

        End();
        return false;
    }

    private bool HasPositions => _options >= IndexOptions.DOCS_AND_FREQS_AND_POSITIONS;

    private bool HasFrequencies => _options >= IndexOptions.DOCS_AND_FREQS;

    private bool HasOffsets => _options >= IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS;

    // Reads the block of a target, and stands at its first document.
    private bool ReadBlock(int target)
    {
        if (!(_hasGroups ? ReadGrouped(target) : ReadRow()))
            return false;

        _lastDoc = _block.Last;
        (_index, _counted, _ordinal) = (0, 0, _blockOrdinal);
        return target <= _lastDoc;
    }

    private bool ReadGrouped(int target)
    {
        if (!_blocks.MoveTo(target))
            return false;

        (_blockOrdinal, _blockPositions) = (_blocks.PositionsBefore, _blocks.PositionPointer);
        if (_blocks.Count == PackedBlock.Size)
        {
            _block.ReadPacked(_blocks.Pointer, _blocks.DocBefore, HasFrequencies);
        }
        else
        {
            _input.Seek(_blocks.Pointer);
            _block.ReadRow(_input, _blocks.Count, _blocks.DocBefore, HasFrequencies);
        }

        return _block.Last == _blocks.LastDoc ? true : throw new CorruptIndexException($"postings that make no sense in {_input}");
    }

    // The frequency of an only document is that of the term.
    private bool ReadRow()
    {
        if (_lastDoc >= 0)
            return false;

        (_blockOrdinal, _blockPositions) = (0, _positionPointer);
        if (!_isInline)
            _input.Seek(_docPointer);

        DataInput row = _isInline ? _inlineInput : _input;
        if (_docFrequency == 1)
            _block.TakeOnly(_onlyDoc >= 0 ? _onlyDoc : row.ReadVInt64(), _total);
        else
            _block.ReadRow(row, _docFrequency, before: -1, HasFrequencies);

        return true;
    }

    private void ReadAll(int index, int count)
    {
        if (_all.Length < count)
            (_all, _allLengths) = (new int[Math.Max(count, PackedBlock.Size)], new int[Math.Max(count, PackedBlock.Size)]);

        BeginPositions(index);
        _hasLongTokens = _positions!.ReadAll(_all.AsSpan(0, count), _allLengths.AsSpan(0, count));
        _allOf = _block[index];
    }

    private void BeginPositions(int index)
    {
        if (_counted < index)
        {
            foreach (var frequency in _block.FrequenciesFrom(_counted)[..(index - _counted)])
                _ordinal += frequency;

            _counted = index;
        }

        // Most who go through documents ask for no positions.
        _positions ??= new PositionCursor((IndexInput)_reader.PositionInput.Clone());
        if (!_hasBegunPositions)
            _positions.Begin(_positionPointer, _total, _isInline ? _inlineInput : null, HasOffsets, _withLengths, _withOffsets);

        _hasBegunPositions = true;
        _positions.MoveTo(_ordinal, _blockOrdinal, _blockPositions);
        (_position, _start, _end) = (0, 0, 0);
        _positionsOf = _block[index];
    }
}
