using System.Diagnostics;

namespace Perennial.Terms;

/// <summary>Spans of what goes on, for whoever listens: where nobody does, they cost nothing, and nothing is ever decided by them.</summary>
public static class Traces
{
    /// <summary>The name of the source.</summary>
    public const string Name = "Perennial";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Starts a span below the one that goes on; it ends when it is disposed.</summary>
    /// <param name="what">Its name: a verb, such as <c>parse</c>.</param>
    /// <returns>Null where nobody listens.</returns>
    public static Activity? Start(string what) => Source.StartActivity(what);

    /// <summary>Notes on the span that goes on that events were journaled.</summary>
    /// <param name="stream">The model.</param>
    /// <param name="version">Of the newest of them.</param>
    /// <param name="types">What they are.</param>
    public static void Journaled(string stream, long version, IEnumerable<string> types)
    {
        if (Activity.Current is { IsAllDataRequested: true } span)
        {
            span.AddEvent(new ActivityEvent("journal", default, new ActivityTagsCollection
            {
                ["perennial.model"] = stream,
                ["perennial.journal.version"] = version,
                ["perennial.journal.events"] = string.Join(", ", types),
            }));
        }
    }

    /// <summary>Does one part of the work in a span of its own.</summary>
    public static void In(string name, Action part)
    {
        using var span = Start(name);
        part();
    }

    /// <summary>Does one part of the work in a span of its own.</summary>
    public static T In<T>(string name, Func<T> part)
    {
        using var span = Start(name);
        return part();
    }
}
