/** How the tables and columns of an installation are named, and what its codes mean. */
@NullMarked
package dev.lockstep.crm.mapping;

import org.jspecify.annotations.NullMarked;
