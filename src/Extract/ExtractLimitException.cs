namespace DocumentSearch.Extract;

/// <summary>A file would cost more than it may.</summary>
internal sealed class ExtractLimitException : Exception
{
    /// <summary>Says which bound it goes beyond, as a lowercase phrase.</summary>
    internal ExtractLimitException(string message)
        : base(message)
    {
    }
}
