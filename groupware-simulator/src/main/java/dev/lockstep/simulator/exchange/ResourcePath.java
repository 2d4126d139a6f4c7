package dev.lockstep.simulator.exchange;

import dev.lockstep.simulator.http.Percent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The segments of a path, decoded. A key may stand in parentheses ({@code events('id')}), functions
 * may carry the namespace and empty parentheses ({@code microsoft.graph.delta()}); names are
 * compared without regard to case, ids are not.
 */
public record ResourcePath(List<String> segments) {
  private static final String NAMESPACE = "microsoft.graph.";

  public ResourcePath {
    segments = List.copyOf(segments);
  }

  /** Reads a percent-encoded path. */
  public static ResourcePath parse(String rawPath) {
    List<String> segments = new ArrayList<>();
    for (String part : rawPath.split("/", -1)) {
      if (!part.isEmpty()) {
        add(segments, Percent.decode(part));
      }
    }
    return new ResourcePath(segments);
  }

  private static void add(List<String> segments, String text) {
    String segment = text;
    if (segment.regionMatches(true, 0, NAMESPACE, 0, NAMESPACE.length())) {
      segment = segment.substring(NAMESPACE.length());
    }
    int open = segment.indexOf('(');
    if (open <= 0 || !segment.endsWith(")")) {
      segments.add(segment);
      return;
    }
    segments.add(segment.substring(0, open));
    String key = segment.substring(open + 1, segment.length() - 1);
    if (key.length() >= 2 && key.startsWith("'") && key.endsWith("'")) {
      segments.add(key.substring(1, key.length() - 1).replace("''", "'"));
    }
  }

  /** How many segments there are. */
  public int size() {
    return segments.size();
  }

  /** The segment at a place, as it stands. */
  public String key(int index) {
    return segments.get(index);
  }

  /** The segment at a place as the name of a resource, in lower case; empty behind the end. */
  public String name(int index) {
    return index < segments.size() ? segments.get(index).toLowerCase(Locale.ROOT) : "";
  }

  /** The segments from a place on. */
  public ResourcePath from(int index) {
    return new ResourcePath(segments.subList(Math.min(index, segments.size()), segments.size()));
  }
}
