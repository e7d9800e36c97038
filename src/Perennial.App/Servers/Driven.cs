namespace Perennial.App.Servers;

/// <summary>Of which models a command needs the lease.</summary>
internal enum Driven
{
    /// <summary>None.</summary>
    Nothing,

    /// <summary>Its own.</summary>
    Model,

    /// <summary>All of the folder.</summary>
    Everything,
}
