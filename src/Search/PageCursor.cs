using System.Buffers.Text;
using System.Globalization;
using System.Text;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Search;

/// <summary>
/// Where a list of hits goes on, as text that another process can be given: the commit, the request, and how many hits were
/// shown. The commit stays readable for <see cref="KeptFor"/> after each page.
/// </summary>
/// <param name="Commit">The commit that answers.</param>
/// <param name="CommittedTicks">When it was made, by which a commit of the same name in another index is told apart.</param>
/// <param name="Request">The request, its offset that of the next page.</param>
internal sealed record PageCursor(CommitName Commit, long CommittedTicks, SearchRequest Request)
{
    private const string Version = "2";
    private const int Fields = 11;

    /// <summary>How long a commit is kept for the next page.</summary>
    public static TimeSpan KeptFor { get; } = TimeSpan.FromMinutes(15);

    /// <summary>The cursor as letters, digits, '-' and '_'.</summary>
    public override string ToString()
    {
        string[] fields =
        [
            Version,
            Commit.ToString(),
            Number(CommittedTicks),
            Number(Request.Offset),
            Number(Request.Top),
            Number(Request.PassagesPerHit ?? 0),
            Number((int)Request.Order),
            Number(Request.AsOf?.UtcTicks ?? 0),
            Number(Request.PassageLength),
            (Request.RequireAll ? "a" : "") + (Request.Reverse ? "r" : "") + (Request.Explain ? "e" : "") + (Request.Expand ? "x" : ""),
            Request.Query,
        ];
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join('\n', fields)));
    }

    /// <summary>Reads a cursor; null if it is none.</summary>
    /// <param name="text">What <see cref="ToString"/> gave.</param>
    public static PageCursor? TryParse(string text)
    {
        // What is no Base64 is asked for first: the decoder throws.
        if (!Base64Url.IsValid(text))
            return null;

        var fields = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('\n', Fields);
        if (fields.Length != Fields || fields[0] != Version || CommitName.TryParse(fields[1]) is not { } commit)
            return null;

        var numbers = fields[2..9].Select(f => long.TryParse(f, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1).ToArray();
        if (numbers.Contains(-1) || numbers[1..4].Any(n => n > SearchRequest.MaxHits) || !Enum.IsDefined((HitOrder)numbers[4]) || numbers[5] > DateTime.MaxValue.Ticks || numbers[6] is < 1 or > int.MaxValue)
            return null;

        return new PageCursor(commit, numbers[0], new SearchRequest(fields[10])
        {
            Offset = (int)numbers[1],
            Top = (int)numbers[2],
            PassagesPerHit = numbers[3] > 0 ? (int)numbers[3] : null,
            PassageLength = (int)numbers[6],
            Order = (HitOrder)numbers[4],
            AsOf = new DateTimeOffset(numbers[5], TimeSpan.Zero),
            RequireAll = fields[9].Contains('a', StringComparison.Ordinal),
            Reverse = fields[9].Contains('r', StringComparison.Ordinal),
            Explain = fields[9].Contains('e', StringComparison.Ordinal),
            Expand = fields[9].Contains('x', StringComparison.Ordinal),
            GiveCursor = true,
        });
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
