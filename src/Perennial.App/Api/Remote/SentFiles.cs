using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Perennial.Adapters.Files;

namespace Perennial.App.Api.Remote;

/// <summary>Reads a body of several parts: texts, and files, which go to disk as they come.</summary>
/// <param name="context">The request.</param>
/// <param name="folder">The data folder, whose disk must not run full.</param>
/// <param name="limitBytes">The longest body.</param>
internal sealed class SentFiles(HttpContext context, DataFolder folder, long limitBytes)
{
    private const int LongestText = 1 << 20;
    private const int LongestBoundary = 200;

    /// <summary>Reads all parts.</summary>
    /// <param name="text">Told the name and content of a text.</param>
    /// <param name="file">Told the name of a part that holds a file, and the file's; gives the path to write to.</param>
    /// <exception cref="ApiException">It is no such body: status 400, 413 or 415.</exception>
    public async Task ReadAsync(Action<string, string> text, Func<string, string, string> file)
    {
        Prepare();
        var reader = new MultipartReader(Boundary(), context.Request.Body);
        while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part) || HeaderUtilities.RemoveQuotes(part.Name).Value is not { Length: > 0 } name)
            {
                throw new ApiException(400, "A part of the body has no name. Write: Content-Disposition: form-data; name=\"...\"");
            }

            var called = HeaderUtilities.RemoveQuotes(part.FileNameStar.HasValue ? part.FileNameStar : part.FileName).Value;
            if (called is null)
            {
                text(name, await TextAsync(section, name));
            }
            else
            {
                await WriteAsync(section.Body, file(name, called));
            }
        }
    }

    private void Prepare()
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limitBytes;
        }

        folder.EnsureRoom(context.Request.ContentLength ?? 0);
    }

    private string Boundary() =>
        MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= LongestBoundary } boundary
            ? boundary
            : throw new ApiException(415, string.Create(CultureInfo.InvariantCulture, $"The body is '{context.Request.ContentType}'. Send multipart/form-data, with a boundary of at most {LongestBoundary} letters."));

    private async Task<string> TextAsync(MultipartSection section, string name)
    {
        using var memory = new MemoryStream();
        await CopyAsync(section.Body, memory, LongestText, name);
        return System.Text.Encoding.UTF8.GetString(memory.ToArray());
    }

    private async Task WriteAsync(Stream body, string path)
    {
        await using var stream = new FileStream(path, FileMode.CreateNew);
        await CopyAsync(body, stream, long.MaxValue, path);
    }

    private async Task CopyAsync(Stream from, Stream to, long limit, string name)
    {
        const int BlockBytes = 81_920;
        const long CheckedBytes = 16 << 20;
        var block = new byte[BlockBytes];
        long total = 0, sinceCheck = 0;
        for (int count; (count = await from.ReadAsync(block, context.RequestAborted)) > 0;)
        {
            (total, sinceCheck) = (total + count, sinceCheck + count);
            if (total > limit)
            {
                throw new ApiException(413, $"The text '{name}' is longer than {limit} bytes. Send it as a file.");
            }

            if (sinceCheck > CheckedBytes)
            {
                folder.EnsureRoom(CheckedBytes);
                sinceCheck = 0;
            }

            await to.WriteAsync(block.AsMemory(0, count), context.RequestAborted);
        }
    }
}
