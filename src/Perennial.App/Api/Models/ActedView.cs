using Perennial.App.Api.Clients;
using Perennial.App.Commands;

namespace Perennial.App.Api.Models;

/// <summary>What became of what a person did.</summary>
/// <param name="Changed">Whether anything was appended; not where it was so already.</param>
/// <param name="Status">How the model is now.</param>
/// <param name="Behind">Applications that answer by themselves, and by an older routing still.</param>
internal sealed record ActedView(bool Changed, StatusView Status, IReadOnlyList<ClientView> Behind);
