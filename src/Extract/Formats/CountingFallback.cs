using System.Text;

namespace DocumentSearch.Extract.Formats;

/// <summary>Puts U+FFFD for what is not valid in an encoding, and counts it, since a text may hold U+FFFD of its own.</summary>
internal sealed class CountingFallback : DecoderFallback
{
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
