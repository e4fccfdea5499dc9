namespace DocumentSearch.IndexFormat;

/// <summary>Numbers of documents as terms: eight digits of base 32, so that neighbours share their beginnings.</summary>
public static class DocumentId
{
    /// <summary>The highest number: 2⁴⁰ − 1.</summary>
    public const long Max = (1L << 40) - 1;

    private const int Length = 8;
    private const string Digits = "0123456789abcdefghijklmnopqrstuv";

    /// <summary>The term of a number.</summary>
    /// <param name="id">From 0 to <see cref="Max"/>.</param>
    public static string ToTerm(long id)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(id);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(id, Max);
        return string.Create(Length, id, static (digits, rest) =>
        {
            for (var i = Length - 1; i >= 0; i--, rest >>= 5)
                digits[i] = Digits[(int)(rest & 31)];
        });
    }
}
