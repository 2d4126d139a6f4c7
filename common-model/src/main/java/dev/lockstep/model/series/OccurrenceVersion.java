package dev.lockstep.model.series;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of an occurrence: what it is, and with which version of its series it was seen. Graph
 * gives occurrences no version of their own that could be known without reading each; so a command
 * about one is based on its digest. The series' version beside it tells apart what is the same
 * again: an edit that is taken back is no longer the version that it was.
 *
 * <p>Text form {@code <digest>@<version of the series>}, which no etag has.
 *
 * @param digest of the content, see {@link OccurrenceDigest}
 * @param series the version of the series
 */
public record OccurrenceVersion(String digest, String series) {

  private static final Pattern FORM = Pattern.compile("([0-9a-f]{24})@(.*)", Pattern.DOTALL);

  /** Reads the text form; empty if it is the version of something else. */
  public static Optional<OccurrenceVersion> parse(String version) {
    Matcher matcher = FORM.matcher(version);
    return matcher.matches()
        ? Optional.of(new OccurrenceVersion(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return digest + "@" + series;
  }
}
