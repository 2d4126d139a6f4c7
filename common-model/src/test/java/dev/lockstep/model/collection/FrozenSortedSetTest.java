package dev.lockstep.model.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What every other sorted set does must be the same here: the JDK's is the yardstick. */
class FrozenSortedSetTest {

  private static final List<String> SHUFFLED = List.of("d", "a", "c", "b", "a");
  private static final TreeSet<String> TREE = new TreeSet<>(SHUFFLED);

  private final FrozenSortedSet<String> frozen = FrozenSortedSet.copyOf(SHUFFLED);

  @Test
  void itHoldsEachElementOnceInOrder() {
    assertThat(frozen).containsExactly("a", "b", "c", "d");
    assertThat(frozen).isEqualTo(TREE).hasSameHashCodeAs(TREE);
    assertThat(TREE).isEqualTo(frozen);
    assertThat(frozen.first()).isEqualTo("a");
    assertThat(frozen.last()).isEqualTo("d");
    assertThat(frozen.comparator()).isNull();
  }

  @Test
  void itKnowsWhatItHolds() {
    assertThat(TREE).allMatch(frozen::contains);
    assertThat(List.of("", "aa", "e")).noneMatch(frozen::contains);
    assertThat(frozen.contains(null)).isFalse();
  }

  @Test
  void itNeverChanges() {
    List<String> original = new ArrayList<>(SHUFFLED);
    FrozenSortedSet<String> copy = FrozenSortedSet.copyOf(original);
    original.clear();
    assertThat(copy).isEqualTo(frozen);
    assertThatThrownBy(() -> copy.add("e")).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> copy.remove("a")).isInstanceOf(UnsupportedOperationException.class);
    assertThat(FrozenSortedSet.copyOf(copy)).isSameAs(copy);
  }

  @Test
  void twoWithOtherElementsDiffer() {
    assertThat(frozen).isNotEqualTo(FrozenSortedSet.copyOf(List.of("a", "b", "c")));
    assertThat(frozen).isNotEqualTo(FrozenSortedSet.copyOf(List.of("a", "b", "c", "dd")));
  }

  @Test
  void partsOfItAreThoseOfTheTree() {
    assertThat(frozen.headSet("c")).isEqualTo(TREE.headSet("c"));
    assertThat(frozen.tailSet("c")).isEqualTo(TREE.tailSet("c"));
    assertThat(frozen.subSet("b", "d")).isEqualTo(TREE.subSet("b", "d"));
  }
}
