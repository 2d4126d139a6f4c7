package dev.lockstep.sync.core;

/**
 * What a side shows in place of private content (architecture, section 10). A mask is no edit of
 * what it hides: that counts as being what it was, until the side shows it again.
 *
 * @param <S> the state of that side's thing
 */
interface Mask<S> {

  /** Whether only a mask is shown. */
  boolean covers(S shown);

  /** What is taken to be behind the mask. */
  S lifted(S shown, S known);

  /** What is shown, with what is known in place of what a mask hides. */
  default S unmasked(S shown, S known) {
    return covers(shown) ? lifted(shown, known) : shown;
  }

  /**
   * What is known of the content after a write.
   *
   * @param seen what was known before it
   * @param asked what the side was to hold before it
   * @param wanted what it is to hold by it
   */
  S told(S seen, S asked, S wanted);
}
