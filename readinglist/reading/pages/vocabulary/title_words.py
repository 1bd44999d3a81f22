"""The words that titles of papers are most often made of: counted in public lists of papers, small letters."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLE_WORDS = _words(
    """
    abelian about above absolute absorption abstract abstraction accelerated accelerating acceleration
    accelerator accelerators access accuracy accurate acoustic acquisition across acting action actions
    activation active activities activity actuated actuator actuators acyclic adaptation adaptive additive
    adiabatic adic adjoint adsorption advanced advection adversarial aerial affine after against age agent
    agents aggregation agnostic ahler aided air algebra algebraic algebras algorithm algorithmic algorithms
    aligned alignment all allocation almost along alpha alternating alternative amenability among amplification
    amplitude analog analogue analyses analysis analytic analytical analytics analyzing and android angle
    angular anisotropic anisotropy annotation anomalies anomalous anomaly another ansatz answer answering
    antenna anti any appearance application applications applied applying approach approaches approximate
    approximating approximation approximations arbitrary arc architecture architectures are area argon argument
    arising arithmetic arm around arrangements array arrays art artificial artin aspect aspects assembly
    assessing assessment assignment assisted associated association associative astronomy asymmetric asymmetry
    asymptotic asymptotically asymptotics asynchronous atlas atmospheric atom atomic atoms attack attacks
    attention attractive attribute attributes auctions audio augmentation augmented authentication auto
    autoencoder autoencoders automata automated automatic automorphism automorphisms autonomous autoregressive
    auxiliary average averaging avoidance avoiding aware axis back background backward bacterial balance
    balanced balancing ball balls banach band bandit bandits bands bandwidth bar barrier base based baseline
    bases basic basis batch baxter bayes bayesian bcs beam beams bec behavior behavioral behaviors behaviour
    belief benchmark benchmarking bergman bernoulli bessel best beta bethe better betti between beyond bias
    biased bidirectional bifurcation bifurcations big bilinear billiards binary binding binomial bio biological
    biology biomedical bipartite bit bivariate black blind block blockchain blocks blood bodies body boltzmann
    bond boolean boosting bootstrap borel bose boson bosonic bosons both bound boundaries boundary bounded
    boundedness bounding bounds box braid braided braids brain branching breaking bridge bridging bright
    broadband brownian bubble bubbles building buildings bulk bundle bundles burgers business but cable cache
    caching calabi calculating calculation calculations calculus calibration calogero calorimeter camera cameras
    can cancellation cancer canonical cantor capacity capillary capture car carbon carrier cartan cascade
    cascades case cases casimir cat categorical categories category cauchy causal causality cavities cavity
    cayley cell cells cellular center centers central centrality centric certain chain chains challenge
    challenges change changes changing channel channels chaos chaotic character characterisation characteristic
    characteristics characterization characterizations characterizing characters charge charged chebyshev
    checking chemical chemistry chern chinese chip chiral choice circle circuit circuits circular citation class
    classes classical classification classifier classifiers classifying climate clinical clock close closed
    closure cloud clouds cluster clustering clusters cnn coarse code codes coding coefficient coefficients
    coexistence cognitive coherence coherent cohomological cohomology cold collaborative collapse collection
    collective collider colliders collision collisional collisionless collisions color colored coloring
    combination combinatorial combinatorics combined combining comment comments common communication
    communications communities community commutative commuting compact compactness comparative comparing
    comparison comparisons compatible compensation competing competition competitive complete completely
    completeness completion complex complexes complexity compliant component components composite composition
    compositional comprehension comprehensive compressed compressible compression compressive computation
    computational computations computer computing concave concentration concept concepts conceptual concerning
    concurrent condensate condensates condensation condition conditional conditions conductivity cone cones
    confidence configuration configurations confined confinement conformal congestion congruence conjecture
    conjectures conjugacy conjugate connected connection connections connectivity consensus consequences
    conservation conservative considerations considering consistency consistent constant constants constrained
    constraint constraints constructing construction constructions constructive consumption contact containing
    content context contextual continuity continuous continuum contraction contrast contrastive contribution
    contributions control controllable controlled controller controllers controlling convection convergence
    convergent conversational conversion convex convexity convolution convolutional cooling cooperation
    cooperative coordinate coordinated coordinates coordination core corpus correction corrections correlated
    correlation correlations correspondence cosmic cosmological cosmology cost costs coulomb count countable
    counter counting coupled coupling couplings covariance covariant cover coverage covering coverings covers
    coxeter creation credit criteria criterion critical criticality cross crossed crossing crossover crowd
    crowdsourcing crystal crystals cube cubic current currents curvature curve curved curves cut cyber cycle
    cycles cyclic cylindrical damage damping darboux dark data database databases dataset datasets death decay
    decays decentralized decision decoding decoherence decomposition decompositions deep defect defects defense
    defined defining definite definition deformable deformation deformations deformed degenerate degree degrees
    dehn delay delayed delays delivery delta demand demonstration denoising dense densities density dependence
    dependencies dependency dependent deployment depth der derivation derivations derivative derivatives derived
    des descent description design designing designs detect detecting detection detector detectors determinant
    determinantal determinants determination determined determining deterministic developing development device
    devices diagnosis diagonal diagram diagrams dialogue diameter diamond dictionary dielectric difference
    differences different differentiable differential differentially differentiation diffraction diffusion
    diffusive digital dilute dimension dimensional dimensionality dimensions dipolar dipole dirac direct
    directed direction directional directions dirichlet discontinuous discovering discovery discrete
    discretization discrimination discriminative disease disk disks disorder disordered dispersion dispersive
    displacement dissipation dissipative distance distances distillation distortion distributed distribution
    distributional distributions divergence diverse diversity division dna document documents does dof domain
    domains doped doppler dose dots double doubly down drag drift drinfeld drive driven driving droplet droplets
    drug dual duality due during dust dynamic dynamical dynamically dynamics dynamo early earth earthquake easy
    economic edge editing education eeg effect effective effectiveness effects efficiency efficient efficiently
    eigenfunctions eigenvalue eigenvalues einstein elastic elasticity electric electrical electrodynamics
    electromagnetic electron electronic electrons electrostatic electroweak element elementary elements
    elimination ell elliptic embedded embedding embeddings emergence emergent emission emotion empirical enabled
    enabling encoder encoding encryption end endomorphisms energetic energies energy engine engineering english
    enhanced enhancement enhancing ensemble ensembles entanglement entire entity entropy enumeration environment
    environmental environments epidemic epsilon equation equations equilibria equilibrium equivalence
    equivalences equivalent equivariant ergodic ergodicity error errors essential estimate estimates estimating
    estimation estimator estimators euclidean euler european evaluating evaluation even event events evidence
    evolution evolutionary evolving evy exact exactly example examples exceptional exchange excitation
    excitations excited exciton execution existence exotic expanding expansion expansions expectation expected
    experience experiment experimental experiments explanation explicit exploiting exploration exploring
    exponent exponential exponents expression expressions extended extending extension extensions external
    extracting extraction extremal extreme eye fabrication face facial facility factor factorization factors
    failure fair fairness false families family far fast faster fault feasibility feature features federated
    feedback femtosecond fermi fermion fermionic fermions ferromagnetic feshbach few fiber fibers fibrations
    fidelity field fields filling film films filter filtering filters financial finding fine finite finitely
    finiteness first fit fitness fitting five fixed flag flat flexible flight floer flow flows fluctuation
    fluctuations fluid fluids fluorescence flux fock focusing folding foliations following for force forced
    forces forcing forecasting forest form formal formalism formation forms formula formulae formulas
    formulation forward foundations four fourier fourth fpga fractal fractional fragmentation frame frames
    framework free freedom frequencies frequency friction frobenius from front full fully function functional
    functionals functions functors fundamental further fusion future fuzzy gain gait galerkin galois game games
    gamma gap gaps gas gases gauge gauss gaussian gelfand gene general generalised generalization
    generalizations generalized generate generated generating generation generative generator generators generic
    genetic genome genus geodesic geodesics geometric geometrical geometries geometry giant gibbs given glass
    global globally goal good gorenstein gpu graded gradient gradients grained granular graph graphene graphical
    graphs grasp grasping gravitational gravity greedy grid grids gromov grothendieck ground group groupoids
    groups growing growth guarantees guidance guide guided hadamard hadron half hall hamiltonian hamiltonians
    hand handling hankel haptic hard hardness hardware hardy harmonic harvesting hashing hausdorff have having
    head health heart heat heating heavy hecke hedging heegaard heisenberg helical helium helmholtz hermite
    hermitian heterogeneity heterogeneous heuristic hidden hierarchical hierarchies hierarchy higgs high higher
    highly hilbert historical history hoc hochschild hodge hole holes holomorphic home homogeneous homological
    homology homomorphisms homotopy hop hopf horizon horizontal hot how hubbard human humanoid humans hybrid
    hydrodynamic hydrodynamics hydrogen hyper hyperbolic hyperfine hypergeometric hypergraphs hypersurfaces
    hypothesis ice ideal ideals identification identifying identities identity iii image images imaging
    imitation impact impedance implementation implications implicit importance improve improved improvement
    improving impurity including incomplete incompressible incorporating increasing incremental independence
    independent index indicators indices indirect individual indoor induced induction inductive industrial
    inelastic inequalities inequality inertial inference inferring infinite infinitely infinity influence
    information informed infrared infrastructure infty inhomogeneous initial initio injection injective inner
    input inside insights inspection inspired instabilities instability instance insulator integer integrability
    integrable integral integrals integrated integrating integration intelligence intelligent intense intensity
    inter interacting interaction interactions interactive interest interface interfaces interference
    interferometry intermediate intermittency internal international internet interplay interpolation
    interpretable interpretation intersection intersections interval intervals into intra intrinsic introduction
    invariance invariant invariants invasive inverse inversion investigating investigation investment involving
    ion ionic ionization ions iot irreducible irregular ising isolated isometric isometries isomorphism
    isotropic issues iterated iteration iterative its jacobi jet jets joint josephson jump junction junctions
    kac kalman kdv kernel kernels key khovanov kinematic kinematics kinetic kinetics knot knots knowledge
    kolmogorov koszul label labeling labels laboratory lagrangian lambda landau landscape landscapes langevin
    language languages laplace laplacian large laser lasers lasso latency latent lattice lattices law laws lax
    layer layered layers lead learn learned learning least lebesgue lefschetz left legged leibniz lemma length
    lengths lens les less level levels leveraging lhc library lidar lie lieb life lifetime lifting light
    lightweight like likelihood limit limitations limited limits line linear linearly lines lingual linguistic
    link linked linking links liouville lipschitz liquid liquids list littlewood llm load local locality
    localization localized locally location locomotion log logarithmic logic logical logics logistic long
    longitudinal look loop loops lorentz loss losses low lower lstm lusztig lyapunov macaulay machine machines
    macroscopic made magnetic magnetized magneto magnetohydrodynamic making malware management manifold
    manifolds manipulation manipulator manipulators manufacturing many map mapping mappings maps margin marginal
    market markets markov markovian mass masses massive master matching matchings material materials mathbb
    mathcal mathematical mathematics mathfrak mathrm matrices matrix matter maximal maximization maximizing
    maximum maxwell mcmc mean means measure measured measurement measurements measures measuring mechanical
    mechanics mechanism mechanisms media mediated medical medium meets membrane membranes memory meromorphic
    mesh meshes mesoscopic message meta metal metallic metastable method methodology methods metric metrics mhd
    micro microscopic microscopy microwave migration millimeter mills mimo minimal minimax minimization
    minimizing minimum mining minkowski mirror missing mitigation mixed mixing mixture mixtures mobile mobility
    modal mode model modeling modelling models modern modes modification modified modular modulated modulation
    module modules moduli molecular molecule molecules moment moments momentum monitoring monocular monoidal
    monoids monomial monotone monotonicity monte moody more morphisms morse most motion motions motivic motor
    mott movement moving mri multi multidimensional multigrid multilayer multilevel multilinear multilingual
    multimodal multiple multiplication multiplicative multiplicity multiplier multipliers multiscale
    multivariate muon music mutation mutual named nano nanoparticles nanoscale narrow nash natural nature navier
    navigation near nearest nearly need negative neighbor nested net nets network networked networking networks
    neumann neural neuron neuronal neurons neutral neutrino neutron new news newton newtonian next nilpotent
    nodal node nodes noise noisy non noncommutative nonequilibrium nonlinear nonlinearity nonlocal nonnegative
    nonparametric norm normal normality normalization normalized norms not note notes novel nuclear nucleation
    nuclei null number numbers numerical object objective objects observation observations observed observer
    obstacle obstacles ocean odd odinger odometry off omega one online only onset ontology open operads
    operating operation operational operations operator operators opinion opportunities optical optics optimal
    optimality optimisation optimization optimized optimizing option options orbifolds orbit orbital orbits
    order ordered ordering orders ordinary organic organization organized orientation oriented origin orthogonal
    oscillating oscillation oscillations oscillator oscillators oscillatory other out outer output over
    overlapping overview oxide package packet packing painlev pair pairing pairs pairwise paper parabolic
    paradigm paradox parallel parameter parameterized parameters parametric parity parsing part partial
    partially particle particles partition partitioning partitions parts passage passing passive past patch path
    paths pattern patterns pde pdes pedestrian peer penalized pendulum people perception perceptual percolation
    perfect performance period periodic periodically permutation permutations persistence persistent person
    personal personalized perspective perspectives perturbation perturbations perturbative perturbed phase
    phases phenomena phenomenon phi phonon photo photoionization photon photonic photons phylogenetic physical
    physics piecewise pixel place placement planar planck plane planetary planning plasma plasmas plasmonic
    plasticity plate platform platforms play poincar poincare point points pointwise poisson polar polariton
    polarization polarized policies policy polygons polyhedral polymer polymers polynomial polynomials polytopes
    population populations porous portfolio pose posets position positioning positive positivity positron
    possible post posterior posteriori potential potentials power powered powers practical practice pre precise
    precision predict predicting prediction predictions predictive preference preferences preliminary prescribed
    presence preservation preserving pressure price prices pricing primary prime primitive primitives principal
    principle principles prior priors privacy private probabilistic probabilities probability probe probing
    problem problems procedure proceedings process processes processing processor product production products
    profile profiles program programming programs progress progressive project projection projections projective
    proof proofs propagation proper properties property proposal protection protein proteins protocol protocols
    proton prototype proximal proximity pruning pseudo public pulse pulsed pulses pure pursuit python qcd qed
    quadratic quadrature quality quantification quantifying quantile quantitative quantization quantized quantum
    quark quasi quaternion quaternionic queries query question questions quiver quivers quotient quotients radar
    radial radiation radiative radio radius radon ramsey random randomized randomness range rank ranking rapid
    rare rate rates ratio rational ratios ray rayleigh rays reachability reaction reactions reactive read
    reading readout real realistic reality realization reasoning recent recognition recombination recommendation
    recommendations recommender reconfigurable reconnection reconstruction recovery rectangular recurrence
    recurrent recursion recursive reduced reducing reduction reductions reductive redundancy redundant reference
    refinement reflection regime regimes region regions registration regression regret regular regularity
    regularization regularized regulation regulatory reinforcement related relation relational relations
    relationship relationships relative relativistic relativity relaxation relay relevance relevant reliability
    reliable remark remarks remote removal rendering renormalization report representation representations
    repulsive requirements research residual resilient resistance resistive resolution resolutions resolved
    resonance resonances resonant resonator resource resources respect response responses restoration restricted
    restriction result results retrieval reversal reverse reversible review revisited revisiting reward reynolds
    rgb ricci rich riemann riemannian riesz right rigid rigidity ring rings risk rna road robot robotic robotics
    robots robust robustness role room root roots rotating rotation rotational rough route routing rule rules
    run running rydberg safe safety same sample samples sampling sat satellite saturation scalable scalar scale
    scales scaling scanning scattering scenario scenarios scene scenes scheduling scheme schemes schr
    schrodinger schroedinger schur science scientific score screening sea search searching second secondary
    section sections secure security segmentation seismic selection selective self semantic semantics semi
    semiclassical semiconductor semidefinite semigroup semigroups semiparametric semisimple sense sensing
    sensitive sensitivity sensor sensors sentence sentiment separable separation sequence sequences sequential
    series server service services servoing set sets setting several shallow shape shaped shapes shaping shared
    sharing sharp shear sheaves shell shift shifts shock short shortest shot side sided sigma sign signal
    signals signature signatures signed silicon similar similarity simons simple simplicial simplified simply
    simulated simulating simulation simulations simulator simultaneous sine single singular singularities
    singularity site situ six size skew slam slice sliding slip slow small smart smooth smoothing smoothness
    sobolev social soft software solar solid solids solitary soliton solitons solution solutions solvable solve
    solver solvers solving some sorting sound source sources space spaces spacetime spanning sparse sparsity
    spatial spatially spatio spatiotemporal speaker special species specific specification specifications
    spectra spectral spectroscopy spectrum speech speed sphere spheres spherical spike spiking spin spinor
    spiral spline splines split splitting spontaneous spread spreading square squares stability stabilization
    stable stage standard star stars state states static stationary statistical statistics status steady step
    stereo stiffness stochastic stock stokes stopping storage strain strategic strategies strategy stratified
    stream streaming streams strength stress string strings strong strongly structural structure structured
    structures student students studies study studying style sub subalgebras subgroup subgroups subject
    submanifolds submodular subset subsets subspace subspaces sufficient sum summarization sums super
    superalgebras superconducting superfluid superfluidity supersymmetric supersymmetry supervised supervision
    support supported supporting suppression sur surface surfaces surgery surgical survey survival swarm
    switching symbolic symmetric symmetries symmetry symplectic synchronization synchronous synthesis synthetic
    system systematic systems table tables tactile tagging tail tailed tangent target targets task tasks tau
    teaching team teams technical technique techniques technologies technology teleoperation temperature
    temperatures temporal tension tensor tensors terahertz term terms terrain test testing tests text textual
    texture than that the their theorem theorems theoretic theoretical theories theory therapy there thermal
    thermodynamic thermodynamics theta thin things third three threshold through throughput tight tilting time
    times timing tissue toda toeplitz tolerant tomography tool tools top topic topological topologies topology
    tori toric toroidal torque torsion torus total totally toward towards trace traces tracing track tracking
    trade trading traffic trained training trajectories trajectory transaction transfer transform transformation
    transformations transformer transformers transforms transient transition transitions transitive translation
    transmission transparency transport transportation transverse trap trapped trapping traps traveling
    treatment tree trees trends triangle triangular triangulated triangulations trigonometric triple triples
    trivial tropical truncated trust tube tumor tunable tuning tunnel tunneling turbulence turbulent turing
    twist twisted twitter two type types uav ultra ultracold ultrafast ultrasound unbounded uncertain
    uncertainties uncertainty under understanding underwater unification unified uniform uniformly unifying
    unique uniqueness unit unitary units universal universality universe unknown unmanned unstable unstructured
    unsupervised update upgrade upper urban usage use used user users using utility utilizing vacuum validation
    valuation value valued values van vanishing vapor variability variable variables variance variation
    variational variations varieties variety various varying vector vectors vehicle vehicles vehicular velocity
    verification version versus vertex vertical very via vibrational video videos view violation virasoro
    virtual viscoelastic viscosity viscous visibility visible vision visual visualization visualizing voice
    volatility voltage volterra volume volumes von vortex vortices voting waals walk walking walks wall
    wasserstein water wave waveguide waveguides wavelength wavelet wavelets waves way weak weakly wearable web
    weight weighted weights well weyl what when where which whole whose why wide width wiener wigner wild wind
    wire wireless wise with within without witten word words work workshop world years yield your zero zeros
    zeta
    """
)
"""Words of titles that are rarely a name."""
