package dev.lockstep.model.appointment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Category names, without order and without doubles. A {@code ;} in a name becomes a comma. */
public record Categories(@JsonValue List<String> names) {

  /** No category. */
  public static final Categories NONE = new Categories(List.of());

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Categories {
    names = names.isEmpty() ? List.of() : List.copyOf(normalised(names));
  }

  private static Collection<String> normalised(List<String> raw) {
    return raw.stream()
        .map(name -> new Text(name).singleLine().replace(';', ',').strip())
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  // the compiler's own go through method handles, which shows where this is compared all the time
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Categories that && names.equals(that.names);
  }

  @Override
  public int hashCode() {
    return names.hashCode();
  }
}
