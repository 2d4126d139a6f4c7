/** The sample company, and the check that plays every rule on it. */
@NullMarked
package dev.lockstep.standalone.demo;

import org.jspecify.annotations.NullMarked;
