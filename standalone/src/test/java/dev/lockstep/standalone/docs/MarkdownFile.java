package dev.lockstep.standalone.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Markdown file of the repository.
 *
 * @param path of the file
 * @param text all of it
 */
record MarkdownFile(Path path, String text) {
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern SHELL = Pattern.compile("(?s)```sh\n(.*?)```");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");

  /** The repository's folder. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      Path parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException("the repository's root is not above " + Path.of(""));
      }
      folder = parent;
    }
    return folder;
  }

  static MarkdownFile read(Path path) throws IOException {
    return new MarkdownFile(path, Files.readString(path));
  }

  /** Targets of links within the repository. */
  List<String> links() {
    return found(LINK).filter(link -> !link.matches("[a-z]+:.*")).toList();
  }

  /** The names by which links reach its headings. */
  List<String> anchors() {
    return found(HEADING)
        .map(
            heading ->
                heading
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-'))
        .toList();
  }

  /** What a reader is told to type into a shell, block by block. */
  List<String> shellExamples() {
    return found(SHELL).toList();
  }

  /** The first group of each match. */
  Stream<String> found(Pattern pattern) {
    return pattern.matcher(text).results().map(match -> match.group(1));
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
