using System.Collections.Concurrent;
using Perennial.Registry;

namespace Perennial.Adapters.Tests.Processes;

/// <summary>Remembers what was noted.</summary>
public sealed class ListedOperations : IOperationsLog
{
    private readonly ConcurrentQueue<string> _notes = [];

    public IReadOnlyList<string> Notes => [.. _notes];

    public void Note(string stream, string what, string? detail = null) => _notes.Enqueue($"{what} ({detail})");
}
