using System.Buffers;
using System.Text.Unicode;

namespace DocumentSearch.Speed.Synthetic;

/// <summary>Writes documents that read like those of a model, each by its number: the same in a small and in a large collection.</summary>
/// <param name="model">The model.</param>
/// <param name="words">Mean number of words.</param>
/// <param name="seed">Another one gives other documents.</param>
internal sealed class SyntheticText(BigramModel model, double words, ulong seed)
{
    // Lengths are log-normal: many short texts, few long ones.
    private const double Sigma = 0.6;
    private const int MinWords = 8;
    private const int WordsOfALine = 16;

    // So many documents of a hundred have a name that is in few others, or in none.
    private const int WithIdentifier = 30;
    private const int Identifiers = 2_000_000;

    private readonly double _mu = Math.Log(words) - Sigma * Sigma / 2;
    private readonly ArrayBufferWriter<byte> _text = new();

    /// <summary>The document of a number, in UTF-8, valid until the next one is written.</summary>
    public ReadOnlySpan<byte> Of(long number)
    {
        var dice = Dice.For(seed, number);
        _text.ResetWrittenCount();
        var length = Math.Max(MinWords, (int)Math.Exp(_mu + Sigma * dice.Normal()));
        var place = model.Start(dice);
        for (var i = 0; i < length; i++)
        {
            var (word, endsSentence) = model.At(place);
            if (!endsSentence && _text.WrittenCount > 0)
                _text.Write(i % WordsOfALine == WordsOfALine - 1 ? "\n"u8 : " "u8);

            if (!endsSentence || _text.WrittenCount > 0)
                _text.Write(word);

            place = model.Follow(place, dice);
        }

        if (dice.Below(100) < WithIdentifier)
            WriteIdentifier(dice.Below(Identifiers));

        return _text.WrittenSpan;
    }

    private void WriteIdentifier(int number)
    {
        Utf8.TryWrite(_text.GetSpan(16), $" id{number:x}", out var written);
        _text.Advance(written);
    }
}
