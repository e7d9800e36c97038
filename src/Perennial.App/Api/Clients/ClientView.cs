namespace Perennial.App.Api.Clients;

/// <summary>An application that answers by itself.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Head">The routing it answers by.</param>
/// <param name="Switched">Whether that is the newest.</param>
/// <param name="SeenAt">When it last looked.</param>
/// <param name="LeaseSeconds">How often it looks at least: an answer from before a change may come this long after it, while it reaches the server.</param>
internal sealed record ClientView(string Name, long Head, bool Switched, DateTimeOffset SeenAt, double LeaseSeconds);
