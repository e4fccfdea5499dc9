using System.Text;

namespace DocumentSearch.Search.QuerySyntax;

/// <summary>
/// Tells which stored paths a glob means: <c>*</c> any characters but a slash, <c>**</c> any at all, <c>?</c> one, <c>[a-z]</c> one
/// of a set; letters match in either case. Without a slash it means any folder or file name of the path; with one, the path or
/// what is left of it from any folder on; with one in front, the whole path. A folder means all that is below it, if it is
/// named without wildcards. All states of the match are followed at once: time is at most the length of the path times that
/// of the glob.
/// </summary>
internal sealed class GlobMatcher
{
    /// <summary>Length of a glob in UTF-16 units, at most.</summary>
    public const int MaxLength = 1000;

    private readonly GlobToken[] _tokens;
    private readonly bool _isAnchored;
    private readonly bool _meansFolders;

    public GlobMatcher(string glob)
    {
        _tokens = GlobTokens.Read(glob.StartsWith('/') ? glob.AsSpan(1) : glob);
        _isAnchored = glob.StartsWith('/');
        _meansFolders = !glob.Contains('/', StringComparison.Ordinal) || _tokens.All(t => t.Kind == GlobTokenKind.Rune);
    }

    /// <summary>Whether the glob means a path; folders in it are divided by slashes.</summary>
    public bool Matches(string path)
    {
        var (current, next) = (new States(_tokens.Length + 1), new States(_tokens.Length + 1));
        var isBound = true;
        var isFirst = true;
        foreach (var rune in path.AsSpan().TrimStart('/').EnumerateRunes())
        {
            if (isBound && (isFirst || !_isAnchored))
                Enter(current, 0);
            if (rune.Value == '/' && _meansFolders && current.Holds(_tokens.Length))
                return true;

            next.Clear();
            foreach (var state in current.Held)
                Step(next, state, rune);

            (current, next) = (next, current);
            (isBound, isFirst) = (rune.Value == '/', false);
        }

        return current.Holds(_tokens.Length);
    }

    private void Step(States next, int state, Rune rune)
    {
        if (state == _tokens.Length || !_tokens[state].Takes(rune))
            return;

        Enter(next, _tokens[state].Kind is GlobTokenKind.Star or GlobTokenKind.Any ? state : state + 1);
    }

    // A state that may take nothing is one with what stands behind it.
    private void Enter(States states, int state)
    {
        while (states.Add(state) && state < _tokens.Length && _tokens[state].Kind is GlobTokenKind.Star or GlobTokenKind.Any or GlobTokenKind.Folders)
        {
            // Behind it stand any characters and a slash.
            if (_tokens[state].Kind == GlobTokenKind.Folders)
                Enter(states, state + 3);

            state++;
        }
    }

    /// <summary>A set of states that is cleared and listed in the time of what it holds.</summary>
    private sealed class States(int count)
    {
        private readonly bool[] _isHeld = new bool[count];

        public List<int> Held { get; } = [];

        public bool Holds(int state) => _isHeld[state];

        public bool Add(int state)
        {
            if (_isHeld[state])
                return false;

            _isHeld[state] = true;
            Held.Add(state);
            return true;
        }

        public void Clear()
        {
            foreach (var state in Held)
                _isHeld[state] = false;

            Held.Clear();
        }
    }
}
