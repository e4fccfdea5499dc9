namespace DocumentSearch.Extract.Formats;

/// <summary>
/// Collects what no reader sees of a text. Where only a piece of it keeps two words apart, as <c>&lt;br&gt;</c> does, that piece stays.
/// </summary>
internal sealed class HiddenMarkup
{
    private readonly List<Piece> _pieces = []; // of the block at hand
    private readonly List<Stretch> _stretches = [];
    private int _before; // stretches of earlier texts of the document

    /// <summary>What is to be left out of the text at hand, ascending, apart from each other.</summary>
    internal IReadOnlyList<Stretch> Stretches => _stretches;

    /// <summary>Whether as much is left out as may be.</summary>
    internal bool IsFull => _before + _stretches.Count + _pieces.Count >= Omission.Most - 1; // a link has two

    /// <summary>Goes on to the next text of the document.</summary>
    internal void BeginText()
    {
        _before += _stretches.Count;
        _stretches.Clear();
    }

    /// <summary>Takes a piece of the block at hand, in any order.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Where it ends, in the same line.</param>
    /// <param name="apart">What stays of it if it keeps apart what stands on both sides; null if nothing does.</param>
    /// <param name="isBreak">Whether it keeps any two characters apart that are no white space; else only letters and digits.</param>
    internal void Add(int start, int end, Stretch? apart = null, bool isBreak = false) => _pieces.Add(new Piece(start, end, apart ?? default, isBreak));

    /// <summary>Ends a block.</summary>
    /// <param name="text">The text it stands in.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Where it ends.</param>
    internal void EndBlock(ReadOnlySpan<char> text, int start, int end)
    {
        _pieces.Sort(static (a, b) => a.Start.CompareTo(b.Start));

        for (int first = 0, next; first < _pieces.Count; first = next)
        {
            for (next = first + 1; next < _pieces.Count && _pieces[next].Start == _pieces[next - 1].End;)
                next++;

            var run = new Stretch(_pieces[first].Start, _pieces[next - 1].End);
            var before = run.Start > start ? text[run.Start - 1] : ' ';
            var after = run.End < end ? text[run.End] : ' ';
            var stays = Stays(first, next, before, after) ?? new Stretch(run.End, run.End);
            Leave(run.Start, stays.Start);
            Leave(stays.End, run.End);
        }

        _pieces.Clear();
    }

    private Stretch? Stays(int first, int next, char before, char after)
    {
        for (var i = first; i < next; i++)
        {
            var piece = _pieces[i];
            var joins = piece.IsBreak
                ? !char.IsWhiteSpace(before) && !char.IsWhiteSpace(after)
                : IsOfWord(before) && IsOfWord(after);

            if (joins && piece.Apart.End > piece.Apart.Start)
                return piece.Apart;
        }

        return null;
    }

    private void Leave(int start, int end)
    {
        if (start >= end)
            return;

        if (_stretches is [.., var last] && last.End == start)
            _stretches[^1] = new Stretch(last.Start, end);
        else
            _stretches.Add(new Stretch(start, end));
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c);

    private readonly record struct Piece(int Start, int End, Stretch Apart, bool IsBreak);
}
