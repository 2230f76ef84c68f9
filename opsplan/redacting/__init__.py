"""A plan without what an edition withholds: a tree of nodes goes in, another comes out, before anything is made of it.

Every later stage sees the plan that is left and no other, so that none can show what is withheld.
"""
