using Perennial.Terms;

namespace Perennial.App.Api.Inference.Rest;

/// <summary>An input as JSON tells it: its fields may stand in any order, so its data is read when all of them are known.</summary>
internal sealed class RestTensor
{
    /// <summary>Where it stands, for errors.</summary>
    public required JsonPlace Place { get; init; }

    /// <summary>The field <c>name</c>; null where it is missing.</summary>
    public string? Name { get; set; }

    /// <summary>The field <c>datatype</c>; null where it is missing.</summary>
    public string? Datatype { get; set; }

    /// <summary>The field <c>shape</c>; null where it is missing.</summary>
    public List<long>? Shape { get; set; }

    /// <summary>The field <c>parameters</c>.</summary>
    public InferenceParameters Parameters { get; set; } = InferenceParameters.None;

    /// <summary>Where the field <c>data</c> stands in the JSON; empty where it is missing.</summary>
    public Range Data { get; set; }

    /// <summary>Whether there is a field <c>data</c>.</summary>
    public bool HasData { get; set; }

    /// <summary>The tensor.</summary>
    /// <param name="json">The whole JSON.</param>
    /// <param name="blobs">The bytes behind it that no input has taken yet.</param>
    /// <exception cref="FaultException">A field is missing, or the data is not what they say.</exception>
    public Tensor Read(ReadOnlySpan<byte> json, ref ReadOnlySpan<byte> blobs)
    {
        var name = Name is { Length: > 0 } ? Name : throw Lacks("a name");
        var datatype = Inference.Datatype.Named(Datatype ?? throw Lacks("a datatype")) ?? throw Unknown(name);
        var shape = Shape ?? throw Lacks("a shape");
        if (Parameters.Whole("binary_data_size") is not { } size)
        {
            return HasData ? JsonTensor.Read(name, datatype, shape, Base64, json[Data]) : throw Lacks("data, and no parameter binary_data_size either");
        }

        if (HasData || size < 0 || size > blobs.Length)
        {
            throw new FaultException(HasData
                ? $"Input '{name}' has data and the parameter binary_data_size. Send one of them."
                : $"Input '{name}' has the parameter binary_data_size {size}; {blobs.Length} bytes are left behind the JSON.");
        }

        var own = blobs[..(int)size];
        blobs = blobs[(int)size..];
        return BinaryTensor.Read(name, datatype, shape, own);
    }

    private bool Base64 => Parameters.Text("content_type") == "base64";

    private FaultException Lacks(string what) => new($"{Place}{(Name is null ? string.Empty : $" ('{Name}')")} has not {what}. An input is {{\"name\", \"shape\", \"datatype\", \"data\"}}.");

    private FaultException Unknown(string name) =>
        new($"Input '{name}' has the datatype '{Datatype}'. There are: {string.Join(", ", Inference.Datatype.All.Select(one => one.Name))}.");
}
