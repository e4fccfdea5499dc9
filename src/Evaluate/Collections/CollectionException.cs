namespace DocumentSearch.Evaluate.Collections;

/// <summary>A test collection, or a run of one, that cannot be used. The message names the path and says why.</summary>
/// <param name="path">The file or folder.</param>
/// <param name="reason">Why, a lowercase sentence.</param>
/// <param name="cause">The underlying failure, if any.</param>
public sealed class CollectionException(string path, string reason, Exception? cause = null) : Exception($"{path}: {reason}", cause);
