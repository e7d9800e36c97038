using System.Globalization;

namespace Perennial.App.Api.Inference.Rest;

/// <summary>Where something stands in the JSON; put into words only where an error names it.</summary>
/// <param name="Name">The field, or the list.</param>
/// <param name="Item">The place in the list, from 0; -1 where it is no list.</param>
/// <param name="Field">The field of that item; null for the item itself.</param>
internal readonly record struct JsonPlace(string Name, int Item = -1, string? Field = null)
{
    /// <summary>A field of this item.</summary>
    public JsonPlace Of(string field) => this with { Field = field };

    /// <summary>In words.</summary>
    public override string ToString() =>
        $"{Name}{(Item < 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"[{Item}]"))}{(Field is null ? string.Empty : "." + Field)}";
}
