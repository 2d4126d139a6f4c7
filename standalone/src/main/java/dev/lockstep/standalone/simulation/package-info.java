/**
 * {@code lockstep simulate}: random histories of both sides and of everything between, with the
 * invariants of architecture.md, section 12, asked at the end of each.
 */
@NullMarked
package dev.lockstep.standalone.simulation;

import org.jspecify.annotations.NullMarked;
