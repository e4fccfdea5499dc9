namespace DocumentSearch.Extract.Formats.Rtf;

/// <summary>What a document says of itself.</summary>
internal sealed class RtfFacts
{
    private readonly Dictionary<string, string> _properties = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTime> _dates = new(StringComparer.Ordinal);

    /// <summary>Its title, or null.</summary>
    internal string? Title => _properties.GetValueOrDefault("title");

    /// <summary>When it was revised, or else written; its own clock counts as UTC, as no zone is stated.</summary>
    internal DateTime? Date =>
        _dates.TryGetValue("revtim", out var revised) ? revised : _dates.TryGetValue("creatim", out var created) ? created : null;

    /// <summary>The rest.</summary>
    internal DocumentProperties Properties => new()
    {
        Author = _properties.GetValueOrDefault("author"),
        Keywords = _properties.GetValueOrDefault("keywords") ?? _properties.GetValueOrDefault("category"),
        Description = _properties.GetValueOrDefault("subject") ?? _properties.GetValueOrDefault("doccomm"),
    };

    /// <summary>Adds a property.</summary>
    internal void Add(RtfFlow property)
    {
        var value = property.Text.ToString().Trim();
        if (value.Length > 0)
            _properties[property.Name] = value;
    }

    /// <summary>Adds a date.</summary>
    internal void AddDate(RtfFlow date)
    {
        int Of(string word) => date.Values.GetValueOrDefault(word);
        var (year, month, day) = (Of("yr"), Of("mo"), Of("dy"));

        if (year is > 1900 and < 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month))
        {
            _dates[date.Name] = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc)
                .AddHours(Math.Clamp(Of("hr"), 0, 23)).AddMinutes(Math.Clamp(Of("min"), 0, 59)).AddSeconds(Math.Clamp(Of("sec"), 0, 59));
        }
    }
}
