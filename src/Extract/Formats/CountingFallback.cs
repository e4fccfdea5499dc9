using System.Text;

namespace DocumentSearch.Extract.Formats;

/// <summary>Puts U+FFFD for what is not valid in an encoding, and counts it, since a text may hold U+FFFD of its own.</summary>
internal sealed class CountingFallback : DecoderFallback
{
    private readonly List<int> _lengths = [];

    /// <summary>Number of places so far.</summary>
    internal int Count { get; private set; }

    /// <inheritdoc/>
    public override int MaxCharCount => 1;

    /// <summary>The encoding, with this fallback.</summary>
    internal Encoding With(Encoding encoding)
    {
        var counting = (Encoding)encoding.Clone();
        counting.DecoderFallback = this;
        return counting;
    }

    /// <summary>How many bytes were not valid at each place since this was last asked for.</summary>
    internal IReadOnlyList<int> TakeLengths()
    {
        if (_lengths.Count == 0)
            return [];

        int[] taken = [.. _lengths];
        _lengths.Clear();
        return taken;
    }

    /// <inheritdoc/>
    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(this);

    private sealed class Buffer(CountingFallback owner) : DecoderFallbackBuffer
    {
        private bool _pending;

        public override int Remaining => _pending ? 1 : 0;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            if (owner.Count < int.MaxValue)
                owner.Count++;

            owner._lengths.Add(bytesUnknown.Length);
            _pending = true;
            return true;
        }

        public override char GetNextChar()
        {
            var next = _pending ? '\uFFFD' : '\0';
            _pending = false;
            return next;
        }

        public override bool MovePrevious() => false;
    }
}
