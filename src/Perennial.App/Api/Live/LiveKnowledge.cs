using Perennial.App.Api.Clients;
using Perennial.Monitor;

namespace Perennial.App.Api.Live;

/// <summary>What a server knows of its models beside what its folder holds. Commands that it runs know it too.</summary>
/// <param name="Meter">Counts what serving takes.</param>
/// <param name="Heartbeat">When a model's loop and its requests were last heard of.</param>
/// <param name="Wrong">What is wrong with a model here, in words: versions that cannot be loaded, turns that fail.</param>
/// <param name="Behind">Applications that still answer by an older routing of a model than the one it has now.</param>
internal sealed record LiveKnowledge(
    IServingMeter Meter, Func<string, Heartbeat> Heartbeat, Func<string, IReadOnlyList<string>> Wrong, Func<string, IReadOnlyList<ClientView>> Behind);
