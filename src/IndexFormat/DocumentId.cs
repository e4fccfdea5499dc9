namespace DocumentSearch.IndexFormat;

/// <summary>Numbers of documents as terms: eight digits of base 32, so that neighbours share their beginnings.</summary>
public static class DocumentId
{
    /// <summary>The highest number: 2⁴⁰ − 1.</summary>
    public const long Max = (1L << 40) - 1;

    /// <summary>Number of digits of a term.</summary>
    public const int Digits = 8;

    private const string DigitsInOrder = "0123456789abcdefghijklmnopqrstuv";

    /// <summary>The term of a number.</summary>
    /// <param name="id">From 0 to <see cref="Max"/>.</param>
    public static string ToTerm(long id)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(id);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(id, Max);
        return string.Create(Digits, id, static (digits, rest) =>
        {
            for (var i = Digits - 1; i >= 0; i--, rest >>= 5)
                digits[i] = DigitsInOrder[(int)(rest & 31)];
        });
    }
}
